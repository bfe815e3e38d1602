; UNION, nested and nameless, within structures and around them; its value is that of the first member.
        .386
        .model  flat
NUMBER  UNION
whole   DWORD   5
half    WORD    ?
bytes   BYTE    4 DUP (?)
NUMBER  ENDS
MIXED   STRUCT
kind    BYTE    ?
        UNION
number1 DWORD   ?
text    BYTE    6 DUP (?)
        ENDS
UNION   named
a1      WORD    ?
b1      QWORD   ?
ENDS
        STRUCT
left    BYTE    1
right   BYTE    2
        ENDS
MIXED   ENDS
        .data
n1      NUMBER  <>
n2      NUMBER  <6>
n3      NUMBER  2 DUP ({7})
m1      MIXED   <1, {2}, {3}, {4, 5}>
m2      MIXED   {}
        BYTE    SIZEOF NUMBER, SIZEOF MIXED, MIXED.named
        .code
        mov     ax, n1.half
        mov     al, n1.bytes[2]
        mov     eax, m1.number1
        mov     al, m1.text[1]
        mov     ax, m1.named.a1
        mov     al, [ebx].MIXED.right
        mov     eax, (NUMBER PTR [ecx]).whole
        END
