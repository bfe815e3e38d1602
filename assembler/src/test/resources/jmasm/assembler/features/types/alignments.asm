        ; Alignments that are given once: OPTION FIELDALIGN and PROCALIGN are extensions.
        .486
        .model  flat, c
        OPTION  FIELDALIGN:4
        OPTION  PROCALIGN:16
PARCEL  STRUCT
kind    BYTE    ?
amount  DWORD   ?
        ALIGN
tail    BYTE    ?
PARCEL  ENDS
        .data
packet  PARCEL  <1, 2, 3>
        ; LABEL and data may both name a place, and the data says how much there is.
list    LABEL   BYTE
before  =       SIZEOF list
list    BYTE    1, 2
        WORD    before, LENGTHOF list
words   STRUCT
chars   BYTE    "abcd"
words   ENDS
        words   <"">
        .code
one     PROC
        ret
one     ENDP
two     PROC
        ret
two     ENDP
        END
