; @@: and the nearest of them before and behind.
        .386
        .model  flat
        .code
@@:     jmp     @F
        jmp     @B
@@:     loop    @B
        jz      @f
        mov     eax, @B
        call    @F
@@:
        ret

        END
