.386
.model flat, stdcall
.data
    ALIGN 16             ; error A2189
end
