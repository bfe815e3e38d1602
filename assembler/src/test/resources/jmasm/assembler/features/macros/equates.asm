; EQU and =: numbers, addresses, text; what may be said again, and when a name is looked up.
        .386
        .model  flat
FIVE    EQU     5
FIVE    EQU     5
count   = 1
count   = count + 1
TEXT1   EQU     <mov eax,>
TEXT1   EQU     <mov ecx,>
where   EQU     [ebx + 4]
reg1    EQU     eax
letter  EQU     "x"
pi      EQU     3.14159
negative = NOT 5
both    TEXTEQU <FIVE + count>
        .data
value   DWORD   1, 2
alias1  EQU     value
alias2  EQU     value + 4
start1  = $
        DWORD   start1, both * 2, negative
        BYTE    letter, FIVE
        REAL4   pi
size1   EQU     $ - value
        BYTE    size1
later   EQU     below + 1
        BYTE    later
below   EQU     6
        .code
        TEXT1   5
        mov     reg1, where
        mov     reg1, alias1
        mov     reg1, alias2
        END
