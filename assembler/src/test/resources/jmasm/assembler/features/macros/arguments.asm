; Parameters: REQ, defaults, VARARG; arguments: <>, !, %, quotes, blanks, commas; & in names and strings; ;; comments.
        .386
        .model  flat
all     MACRO   first:REQ, second:=<5>, others:VARARG
        BYTE    first, second ;; never seen
        IFNB    <others>
        BYTE    others
        ENDIF
        ENDM
show    MACRO   text
        BYTE    "&text", '&text&', "text"
        ENDM
glue    MACRO   head, tail
head&tail BYTE  1
x&head&tail&y BYTE 2
        ENDM
count   MACRO   items:VARARG
        LOCAL   n
n       = 0
        FOR     item, <items>
n       = n + 1
        ENDM
        BYTE    n
        ENDM
N1      = 7
TEXT1   TEXTEQU <words>
        .data
        all     1
        all     1, 2
        all     1, , 3
        all     1, 2, 3, <4, 5>
        show    <a b>
        show    a b
        show    <a, b>
        show    !<x!>
        show    <!!>
        show    %N1 * 2
        show    N1
        show    %TEXT1
        show    TEXT1
        glue    p, q
        count   1, 2, 3
        count   <1, 2>, 3
        count
        count   "a,b", 'c'
        END
