; Parameters, VARARG, USES, LOCAL with arrays and structures, labels of a procedure's own, <FORCEFRAME>.
        .386
        .model  flat, c
POINT   STRUCT
x       DWORD   ?
y       DWORD   ?
POINT   ENDS
        .code
sum     PROC    USES ebx esi, count:DWORD, numbers:VARARG
        LOCAL   total:DWORD, spots[2]:POINT, flag:BYTE, word1:WORD, where:PTR POINT
        mov     total, 0
        mov     ecx, count
        lea     ebx, numbers
again:  add     eax, [ebx]
        loop    again
        mov     spots[SIZEOF POINT].y, eax
        mov     al, flag
        mov     ax, word1
        mov     esi, where
        mov     eax, [esi].POINT.y
        ret
sum     ENDP
framed  PROC    <FORCEFRAME>
        LOCAL   unused
again:  jmp     again
        ret
framed  ENDP
bare    PROC
        ret     8
bare    ENDP
outer   PROC
        nop
inner   PROC
        ret
inner   ENDP
        ret
outer   ENDP
        END
