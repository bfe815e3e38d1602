        ; Sections with other names than their segments, and those of which the linker keeps one.
        .386
        .model  flat, c

first   SEGMENT ALIAS(".pdata")
        BYTE    1
first   ENDS

second  SEGMENT ALIAS(".pdata")
        BYTE    2
second  ENDS

        ; COMDAT is an extension.
text_a  SEGMENT COMDAT(2) ALIAS(".text") 'CODE'
a       PROC    x:DWORD
        mov     eax, x
        ret
a       ENDP
text_a  ENDS

data_a  SEGMENT COMDAT(5, text_a) ALIAS(".data")
        BYTE    1, 2, 3
data_a  ENDS

        ; A stack is the linker's business.
stack   SEGMENT PARA STACK 'STACK'
        BYTE    100h DUP (?)
stack   ENDS

        ; A number behind a segment's name counts from its beginning.
        .data
        DWORD   1
here    DWORD   2
        .code
        mov     eax, _DATA:[4]
        mov     eax, OFFSET _DATA:here
        mov     ax, _DATA
        END
