; Fields: of variables, of registers with a type, of inner structures and arrays; sums of registers.
        .386
        .model  flat
POINT   STRUCT
x       DWORD   ?
y       WORD    ?
POINT   ENDS
FRAME   STRUCT
id      DWORD   ?
spot    POINT   <>
FRAME   ENDS
        .data
one     FRAME   <>
many    FRAME   3 DUP (<>)
        .code
        mov     ax, one.spot.y
        mov     ax, many[SIZEOF FRAME].spot.y
        mov     ax, many[ecx].spot.y
        mov     eax, [ebx].POINT.x
        mov     ax, [ebx].FRAME.spot.y
        mov     ax, (POINT PTR [ebx]).y
        mov     ax, (POINT PTR one.spot).y
        mov     ax, [ebx + POINT.y]
        mov     eax, [ebx][POINT.x]
        mov     ax, [ebx][esi*4][8].POINT.y
        mov     ax, [ebx + 4].POINT.y
        mov     ax, POINT.y[ebx]
        mov     eax, POINT.y
        mov     eax, FRAME.spot.y + 1
        lea     eax, one.spot
        mov     eax, OFFSET one.spot.y
        mov     eax, [eax + SIZEOF POINT * 2].POINT.x
        mov     eax, [eax][ebx][4]
        mov     eax, 4[eax]
        mov     eax, -4[ebp]
        mov     eax, [eax]-4
        mov     eax, 8[ebx*4][ecx + 4]
        mov     eax, [2*eax]
        mov     eax, [eax + ebp]
        mov     eax, [eax + esp]
        mov     eax, [ebx + (2 SHL 2)]
        END
