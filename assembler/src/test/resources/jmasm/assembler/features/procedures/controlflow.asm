; .IF, .WHILE, .REPEAT.
.386
.model flat, stdcall
.data
signed1 SDWORD 5
count   DWORD 6
flag1   BYTE 1
.code
main PROC
    .IF eax == 1
        mov ebx, 2
    .ELSEIF ebx > 3 && ecx < 4
        .IF edx
            mov ebx, 9
        .ENDIF
    .ELSE
        mov ebx, 3
    .ENDIF
    .WHILE signed1 < 10 || count >= 7
        inc signed1
        .BREAK .IF CARRY?
        .CONTINUE .IF eax & 4
        .IF !(eax == ebx)
            .BREAK
        .ENDIF
    .ENDW
    .REPEAT
        dec ecx
    .UNTIL ecx == 0
    .REPEAT
        dec edx
    .UNTILCXZ
    .REPEAT
        dec edx
    .UNTILCXZ edx == 5
    .IF al == 'a' || al == 'b' && flag1
        nop
    .ENDIF
    .IF SDWORD PTR eax > 1
        nop
    .ENDIF
    .WHILE 1
        .CONTINUE
    .ENDW
    ret
main ENDP
end main
