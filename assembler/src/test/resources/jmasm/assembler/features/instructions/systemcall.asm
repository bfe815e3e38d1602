; The shape of a program that calls the kernel by itself: stubs, structures in LOCAL, END with an entry.
.386
.model flat, stdcall
.data

NULL EQU 0

STRING STRUCT
    Len             WORD ?
    MaximumLength   WORD ?
    Buffer          DWORD ?
STRING ENDS

BLOCK STRUCT
    Len     DWORD ?
    Root    DWORD ?
    Name1   DWORD ?
BLOCK ENDS

ExitProcess PROTO :DWORD

hello   DB   "Hello",0,0,0
path    WORD "\","?","?","\",0

.code

NtClose PROC
    mov eax, 19h
    mov edx, 7ffe0300h
    call DWORD PTR [edx]
    retn 4
NtClose ENDP

main PROC
    LOCAL us:STRING
    LOCAL oa:BLOCK
    LOCAL handle:DWORD
    mov us.Buffer, OFFSET path
    mov us.Len, 8
    mov oa.Len, TYPE BLOCK
    mov oa.Root, NULL
    lea eax, [us]
    mov oa.Name1, eax
    push OFFSET hello
    push handle
    call NtClose
    ret
main ENDP

END main
