; Fields that differ in their case only, and a text that is one quotation mark.
        .386
        .model flat, stdcall
        OPTION  CASEMAP:NONE

SETUP   STRUCT
        UNION
Flags   DWORD ?
flags   DWORD ?
        ENDS
rest    DWORD ?
SETUP   ENDS

kind    MACRO arg
        LOCAL first
first   SUBSTR <arg>, 1, 1
        IFIDN first, <">        ;; "text"
        BYTE arg
        ELSE
        BYTE 0
        ENDIF
        ENDM

        .data
one     SETUP <>
        kind    "abc"
        kind    abc
        .code
        mov     eax, one.Flags
        mov     eax, one.flags
        mov     eax, one.rest
        END
