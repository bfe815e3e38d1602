        .386
        .model flat
        .code
        ASSUME  ebx:ERROR
        mov     eax, ebx        ; error A2108
        END
