; STRUCT, UNION, nesting, alignment, initialisers, field access.
.386
.model flat, c

POINT STRUCT
    x   DWORD 7
    y   DWORD ?
POINT ENDS

VALUE UNION
    whole   DWORD ?
    bytes   BYTE 4 DUP (?)
    UNION
        first   WORD ?
        second  DWORD ?
    ENDS
VALUE ENDS

SHAPE STRUCT 4
    kind    BYTE 1
    origin  POINT <>
    STRUCT extent
        w   WORD ?
        h   WORD ?
    ENDS
    value   VALUE <>
    name1   BYTE "abc", 0, 0
SHAPE ENDS

PPOINT TYPEDEF PTR POINT
COUNT  TYPEDEF DWORD

.data
p1      POINT <>
p2      POINT <1, 2>
p3      POINT {, 5}
list    POINT 2 DUP (<3, 4>)
s1      SHAPE <>
s2      SHAPE <2, <8, 9>, <10, 11>, <12>, "de">
ptr1    PPOINT OFFSET p1
n       COUNT 5

.code
start:
    mov eax, p1.y
    mov eax, s2.origin.x
    mov ax, s2.extent.h
    mov al, s2.value.bytes[1]
    mov ebx, OFFSET list
    mov eax, [ebx].POINT.y
    mov eax, [ebx+POINT.y]
    mov [ebx].SHAPE.origin.y, 5
    mov eax, (POINT PTR [ebx+8]).x
    ASSUME ebx:PTR POINT
    mov eax, [ebx].y
    mov [ebx].x, 1
    ASSUME ebx:NOTHING
    mov eax, SIZEOF SHAPE
    mov eax, SIZEOF list
    mov eax, LENGTHOF list
    mov eax, TYPE s1
    mov eax, SHAPE.value
    mov eax, list[SIZEOF POINT].y
    ret
end start
