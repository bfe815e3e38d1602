; HIGH, LOW, HIGHWORD, LOWWORD, HIGH32, LOW32, IMAGEREL, SECTIONREL.
        .386
        .model  flat
        .data
value   DWORD   5
        BYTE    HIGH 1234h, LOW 1234h, HIGH 12345678h, LOW 0FFFFFFFEh
        WORD    HIGHWORD 12345678h, LOWWORD 12345678h, HIGHWORD -1
        DWORD   HIGH32 123456789ABCDEF0h, LOW32 123456789ABCDEF0h
        DWORD   IMAGEREL value, SECTIONREL value, IMAGEREL value + 4
        .code
        mov     al, HIGH 1234h + 1
        mov     ax, LOWWORD 12345678h
        mov     eax, IMAGEREL value
        mov     eax, [ebx + IMAGEREL value]
        END
