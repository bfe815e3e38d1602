.386
.model flat, stdcall
.data
a DWORD 1
b DWORD 2
.code
    mov a, b             ; error A2070
end
