; Flags, signed and unsigned comparisons, also of variables that are defined below, && || ! and parentheses in .IF; .UNTILCXZ.
        .386
        .model  flat, stdcall
        .data
plain   DWORD   1
signed1 SDWORD  2
small1  SBYTE   3
        .code
main    PROC
        .IF     CARRY? || ZERO?
        nop
        .ELSEIF SIGN? && !PARITY?
        inc     eax
        .ELSEIF OVERFLOW?
        dec     eax
        .ENDIF
        .IF     plain > 5
        nop
        .ENDIF
        .IF     signed1 > 5 && small1 <= -1
        nop
        .ENDIF
        .IF     SDWORD PTR eax < 0
        nop
        .ENDIF
        .IF     !(eax == 1 || ebx != 2) && (ecx >= 3)
        nop
        .ENDIF
        .IF     eax
        nop
        .ENDIF
        .IF     !eax
        nop
        .ENDIF
        .IF     eax == 0
        nop
        .ENDIF
        .IF     eax & 4
        nop
        .ENDIF
        .IF     below < 5 && eax >= unsigned
        nop
        .ENDIF
        .REPEAT
        dec     eax
        .UNTILCXZ
        .REPEAT
        dec     eax
        .UNTILCXZ eax == 5
        .REPEAT
        .CONTINUE .IF eax == 3
        .BREAK
        .UNTIL  ZERO?
        ret
main    ENDP
        .data
below   SWORD   -1
unsigned DWORD  1
        END
