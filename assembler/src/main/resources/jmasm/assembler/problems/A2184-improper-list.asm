.386
.model flat
.data
    DWORD {5}                    ; error A2184
end
