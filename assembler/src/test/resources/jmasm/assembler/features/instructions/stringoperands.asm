        ; Instructions on strings with a letter for their width and operands all the same.
        .386
        .model  flat, stdcall
        .code
bytes   BYTE    4 DUP (?)
        lodsb   ds:[esi]
        lodsw   cs:[esi]
        lodsd   [esi]
        insb    es:[edi], dx
        insd    es:[edi], dx
        outsw   dx, es:[esi]
        rep     movsb es:[edi], [esi]
        repe    cmpsd [esi], es:[edi]
        stosd   es:[edi]
        scasb   es:[edi]
        xlatb   bytes
        END
