; What a listing shows: codes, marks, directives, tables. Assembled with other options in each golden file.
        .486
        .model  flat, stdcall
TITLE   A sample; of listings
SUBTITLE its first page
        .stack  4096
        include sample.inc
ExitProcess PROTO :DWORD
EXTERN  elsewhere:DWORD, far_off:NEAR
PUBLIC  shared

DATE    STRUCT
month   BYTE    5
day     BYTE    7
year    WORD    1987
hours   BYTE    24 DUP (?)
DATE    ENDS
EITHER  UNION
whole   DWORD   1
part    BYTE    2
EITHER  ENDS
COLOR   RECORD  blink:1, back:3 = 1, bright:1 = 1, front:3 = 7
PDWORD  TYPEDEF PTR DWORD

ten     EQU     10
minus   =       -10
text    TEXTEQU <some text>
sum     TEXTEQU %ten + 5

        .data
first   BYTE    "0123456789", 0
words   WORD    1, 2, 3, 4
shared  DWORD   12345678h, OFFSET first, elsewhere
long8   QWORD   1
float8  REAL8   1.5
packed  TBYTE   12
holes   BYTE    3 DUP (1, 2 DUP (?)), 4
today   DATE    <9, 22>
shade   COLOR   <>
point   PDWORD  first + 4
size1   =       $ - first
        ALIGN   4
last    DWORD   ?

        .data?
room    BYTE    100 DUP (?)

        .code
twice   MACRO   number
        ;; never shown
        mov     eax, number     ; shown with the code
        IF      number GT 5
        add     eax, eax
        ENDIF
        ENDM

main    PROC    USES ebx, count:DWORD, small:WORD
        LOCAL   value:DWORD, array[10]:WORD, date:DATE
        twice   5
        twice   6
        .IF     eax > 5 && count
        mov     ax, small
        .ENDIF
        .NOLISTMACRO
        twice   7
        .LISTMACROALL
        twice   8
        .LISTMACRO
        IF      ten EQ 11
        nop
        ELSE
        cld
        ENDIF
        .LISTIF
        IF      ten EQ 11
        nop
        ENDIF
        .NOLIST
        nop
        .LIST
        lock    inc DWORD PTR fs:[0]
        rep     movsw
        mov     [bx], ax
        mov     WORD PTR shared, 4660
        mov     value, 1
again:  call    far_off
        jmp     again
        .NOCREF hidden
hidden: nop
        .CREF
        SUBTITLE its second section
        PAGE    +
        INVOKE  main, 3, small
        INVOKE  ExitProcess, 0
        ret
main    ENDP
@@:     jmp     @B
        .LISTALL
        IFDEF   nothing
        nop
        ENDIF
        INVOKE  ExitProcess, ten
        END     main
