; M510: fields as names of the whole source, dots in names, IF2, labels that all procedures share; OLDSTRUCTS alone.
        .386
        .model  flat
        OPTION  M510
NODE    STRUC
key     DWORD   ?
next    DWORD   ?
NODE    ENDS
        .code
first   PROC
shared: mov     eax, [ebx].next
        mov     eax, [ebx + next]
        mov     eax, next
        ret
first   ENDP
second  PROC
        jmp     shared
second  ENDP
IF2
        nop
ENDIF
.local: jmp     .local
        OPTION  NOM510, NOOLDSTRUCTS, NODOTNAME
        END
