.386
.model flat, stdcall
.data
    ALIGN 3              ; error A2063
end
