; .MODEL large behind .386: 32-bit segments, procedures far unless they say near, each source with its own code segment.
        .386
        .model  large, pascal
        .data
        BYTE    @CodeSize, @DataSize, @Model, @WordSize
names   CATSTR  <">, @code, < >, @data, < >, @fardata, < >, @fardata?, < >, @CurSeg, <">
        BYTE    names
        .fardata
remote  DWORD   1
        .code
added   PROC    first:DWORD, second:DWORD
        mov     eax, first
        add     eax, second
        ret
added   ENDP
close   PROC    NEAR first:DWORD
        call    added
        INVOKE  added, first, remote
        ret
close   ENDP
        EXTERN  elsewhere:PROC
        call    elsewhere
        .code   other
        call    added
        jmp     added
        END
