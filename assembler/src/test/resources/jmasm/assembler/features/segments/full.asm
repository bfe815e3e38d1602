; Full segments, ORG, ASSUME, named code segments, COMM, EXTERNDEF, PUBLIC.
.486
.model flat, c
EXTERN counter:DWORD, routine:NEAR
EXTERNDEF mine:DWORD, unused:BYTE
COMM shared:DWORD:4
PUBLIC entry1, other

init SEGMENT PARA PUBLIC 'CODE'
ASSUME cs:FLAT, fs:NOTHING
entry1:
    mov eax, fs:[0]
    mov eax, counter
    call routine
    mov shared[4], eax
    inc mine
    ret
init ENDS

_DATA SEGMENT
mine    DWORD 1
other   LABEL WORD
    ORG 10h
    BYTE 0FFh
_DATA ENDS

tables SEGMENT ALIGN(64) READ 'CONST'
    BYTE 1
    ALIGN 64
    BYTE 2
tables ENDS

.code
    nop
    ALIGN 16
    nop
    ALIGN 8
    ret
end
