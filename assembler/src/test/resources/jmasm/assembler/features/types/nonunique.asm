; STRUC, NONUNIQUE, a structure said twice, fields named as instructions, names with the language's odd letters.
        .386
        .model  flat
FIRST   STRUC
same    BYTE    1
FIRST   ENDS
SECOND  STRUCT  4, NONUNIQUE
same    WORD    2
add     BYTE    3
@at     BYTE    4
_under  BYTE    5
?what   BYTE    6
SECOND  ENDS
FIRST   STRUC
same    BYTE    1
FIRST   ENDS
HALVES  STRUCT
low1    DWORD   ?
high1   DWORD   ?
HALVES  ENDS
THIRD   STRUCT
long1   QWORD   ?
THIRD   ENDS
THIRD   STRUCT
long1   HALVES  <>
THIRD   ENDS
        .data
f1      FIRST   <>
s1      SECOND  <>
        .code
        mov     al, f1.same
        mov     ax, s1.same
        mov     al, s1.add
        mov     al, s1.@at
        mov     al, s1.?what
        mov     al, [ebx].SECOND._under
        END
