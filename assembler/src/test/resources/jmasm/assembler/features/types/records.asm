; RECORD, MASK, WIDTH, record literals.
        .386
        .model flat, stdcall

COLOR   RECORD blink:1, back:3, intense:1 = 1, fore:3 = 7
WIDE    RECORD high_part:20, low_part:12

ENTRY   STRUCT
        UNION
named   RECORD is_string:1, offset_of:31
number  DWORD ?
        ENDS
ENTRY   ENDS

        .data
plain   COLOR <>
chosen  COLOR <1, 2, 0, 3>
braces  COLOR {, 5}
row     COLOR 3 DUP (<0, 1>)
broad   WIDE <12345h, 678h>
unknown COLOR ?
shifts  BYTE    COLOR.back, COLOR.blink + 1, MASK COLOR.fore, WIDTH COLOR.back
entry1  ENTRY <<MASK is_string>>

        .code
main    PROC
        mov     al, chosen
        and     al, MASK back
        shr     al, back
        mov     ecx, WIDTH back
        mov     edx, MASK COLOR
        mov     edx, WIDTH COLOR
        mov     bl, COLOR <1, 7, 1, 0>
        mov     bh, COLOR {1} OR 2
        mov     esi, SIZEOF COLOR
        mov     edi, SIZEOF broad
        test    al, NOT MASK fore
        ret
main    ENDP
        END
