.386
.model flat, stdcall
LOW16 SEGMENT USE16
    BYTE 5
    mov ax, 5           ; error A2900
    ret
LOW16 ENDS
end
