; Segments before operands, within brackets and before PTR; FLAT: means nothing in a flat program.
        .386
        .model  flat
        ASSUME  fs:NOTHING, gs:NOTHING
        .data
value   DWORD   1
        .code
        mov     eax, fs:[0]
        mov     eax, fs:[ebx + 4]
        mov     eax, fs:value
        mov     eax, ds:[4]
        mov     eax, ds:[ebx]
        mov     eax, ds:[ebp]
        mov     eax, ss:[ebx]
        mov     eax, es:[edi]
        mov     eax, es:DWORD PTR [edi]
        mov     eax, DWORD PTR es:[edi]
        mov     eax, [es:edi + 4]
        mov     eax, FLAT:value
        mov     eax, OFFSET FLAT:value
        push    DWORD PTR fs:[0]
        pop     fs:[0]
        movs    BYTE PTR es:[edi], BYTE PTR fs:[esi]
        lods    DWORD PTR gs:[esi]
        xlat    BYTE PTR es:[ebx]
        jmp     DWORD PTR cs:[eax]
        END
