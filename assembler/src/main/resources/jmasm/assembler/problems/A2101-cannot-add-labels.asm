.386
.model flat, stdcall
.data
a BYTE 1
b BYTE 2
.code
    mov al, a + b        ; error A2101
end
