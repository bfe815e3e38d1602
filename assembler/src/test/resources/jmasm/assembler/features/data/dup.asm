; DUP: counts that are expressions, lists, nested, with ? and without any element.
        .386
        .model  flat
        .data
COUNT   = 3
bytes   BYTE    COUNT DUP (1)
pairs   WORD    COUNT - 1 DUP (1, 2)
nested  DWORD   2 DUP (3 DUP (4), 5)
texts   BYTE    2 DUP ("ab", 0)
none    BYTE    0 DUP (9)
        BYTE    2 DUP (?), 7
self    DWORD   2 DUP (self)
        BYTE    LENGTHOF bytes, SIZEOF pairs, LENGTHOF nested, SIZEOF texts
        .data?
buffer  BYTE    1000 DUP (?)
points  DWORD   10 DUP (2 DUP (?))
        .code
        mov     eax, LENGTHOF buffer
        mov     eax, SIZEOF points
        END
