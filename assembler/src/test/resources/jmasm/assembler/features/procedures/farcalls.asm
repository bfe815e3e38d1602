; JMP and CALL of what is far: PUSH CS and a near call where it is in this source, else a selector for the linker.
        .386
        .model  flat, stdcall
there   PROTO   FAR :DWORD
more    PROTO   FAR C :DWORD, :VARARG
        EXTERNDEF label1:FAR
callee  TYPEDEF PROTO FAR :DWORD
pcallee TYPEDEF PTR callee
        .data
table   pcallee 0
        .code
here    PROC    FAR first:DWORD
        mov     eax, first
        ret
here    ENDP
close   PROC    NEAR
        call    here
        call    NEAR PTR here
        call    FAR PTR here
        call    close
        call    below
        call    there
        call    label1
        jmp     here
        jmp     SHORT here
        jmp     NEAR PTR here
        jmp     FAR PTR here
        jmp     label1
        je      here
        INVOKE  here, 1
        INVOKE  there, 2
        INVOKE  more, 3, 4
        INVOKE  table, 5
        INVOKE  callee PTR [ebx], 6
        ret
below   LABEL   FAR
        retf
close   ENDP
        END
