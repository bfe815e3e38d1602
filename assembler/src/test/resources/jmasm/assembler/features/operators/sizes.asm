; LENGTHOF, SIZEOF and the older LENGTH, SIZE, of variables, fields, types and locals.
        .386
        .model  flat, stdcall
POINT   STRUCT
x       DWORD   ?
y       WORD    3 DUP (?)
POINT   ENDS
        .data
array   WORD    5 DUP (1), 6
single  DWORD   1
text    BYTE    "abc", 0
        BYTE    "not counted"
more    DWORD   1,
                2
spots   POINT   2 DUP (<>)
        .data
        BYTE    LENGTHOF array, SIZEOF array, LENGTH array, SIZE array
        BYTE    LENGTHOF text, SIZEOF text, LENGTH text, LENGTHOF more, SIZEOF more
        BYTE    SIZEOF POINT, SIZEOF spots, LENGTHOF spots, SIZEOF POINT.y, LENGTHOF POINT.y, TYPE POINT.y
        BYTE    SIZEOF spots.y, SIZEOF DWORD, SIZEOF REAL10, SIZEOF single * 2
        .code
main    PROC
        LOCAL   room[10]:WORD, spot:POINT
        mov     eax, SIZEOF room
        mov     eax, LENGTHOF room
        mov     eax, SIZEOF spot.y
        mov     eax, TYPE room
        ret
main    ENDP
        END
