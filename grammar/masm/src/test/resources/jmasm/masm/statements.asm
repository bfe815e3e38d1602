        mov     eax, [ebx](POINT.y)
        mov     eax, [ebx].8
        mov     eax, [ebx].(y)
        push    HIGH32 -1
