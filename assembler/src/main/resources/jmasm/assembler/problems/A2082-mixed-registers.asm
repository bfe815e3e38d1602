        .386
        .model flat
        .code
        mov     al, [ebx+si]    ; error A2082
        END
