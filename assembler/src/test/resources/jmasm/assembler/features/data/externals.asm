; EXTERN, EXTRN, EXTERNDEF, PUBLIC, COMM, INCLUDELIB, with languages and types; SAME may be said again.
        .386
        .model  flat, c
        INCLUDELIB kernel32.lib
        INCLUDELIB <user32.lib>
EXTERN  number:DWORD, letter:BYTE, pointer1:PTR BYTE
EXTERN  number:DWORD
EXTERN  stdcall routine:NEAR, pascal shout:PROC
EXTERN  ceiling:ABS
EXTRN   older:WORD
EXTERNDEF defined:DWORD, used:NEAR, unused:DWORD
PUBLIC  visible, stdcall decorated
COMM    shared:DWORD, room:BYTE:100
COMM    NEAR several:WORD:2
SIZE8   EQU     8
COMM    sized:2, sized8:SIZE8:3
        .data
defined DWORD   1
visible DWORD   2
decorated DWORD 3
        DWORD   number, ceiling
        .code
        mov     eax, number
        mov     al, letter
        mov     ebx, pointer1
        mov     cx, older
        call    routine
        call    shout
        call    used
        mov     eax, ceiling
        mov     shared, eax
        mov     room[5], al
        mov     several[2], cx
        mov     sized, cx
        fld     sized8[8]
        END
