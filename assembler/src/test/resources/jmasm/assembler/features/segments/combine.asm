; SEGMENT: alignment, combine type, size and class; opened again, nested, and groups of names before "$".
        .386
        .model  flat
first   SEGMENT BYTE PUBLIC USE32 'CODE'
        nop
first   ENDS
second  SEGMENT WORD PRIVATE 'DATA'
        BYTE    1
inner   SEGMENT DWORD COMMON FLAT 'BSS'
        BYTE    ?
inner   ENDS
        BYTE    2
second  ENDS
third   SEGMENT PARA MEMORY 'CONST'
        BYTE    3
third   ENDS
fourth  SEGMENT PAGE STACK READONLY 'DATA'
        BYTE    4
fourth  ENDS
first   SEGMENT
        ret
first   ENDS
_TEXT$1 SEGMENT DWORD PUBLIC 'CODE'
        nop
_TEXT$1 ENDS
_DATA$2 SEGMENT DWORD PUBLIC 'DATA'
        DWORD   5
_DATA$2 ENDS
low1    SEGMENT AT 40h
keys    WORD    ?
low1    ENDS
        .code
        mov     ax, keys
        END
