; .FPO: how debuggers find a caller where no frame is made.
        .386
        .model  flat, stdcall
        .code
quick   PROC    a1:DWORD, b1:DWORD
        .FPO    (0, 2, 5, 0, 1, 0)
        push    ebp
        mov     ebp, esp
        pop     ebp
        ret     8
quick   ENDP
        END
