; A handler that the image's table of safe handlers names. Assembled with /safeseh. Exit code 0 when it handled both
; faults, else the number of those it did.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
INCLUDELIB kernel32.lib
ASSUME FS:NOTHING

ExitProcess PROTO :DWORD

CONTEXT_EIP     EQU 0B8h
UD2_SIZE        EQU 2

.DATA
handled DWORD 0

.CODE
Handler PROC C raised:DWORD, frame:DWORD, context:DWORD, dispatcher:DWORD
    inc     handled
    mov     eax, context
    add     DWORD PTR [eax+CONTEXT_EIP], UD2_SIZE
    xor     eax, eax                    ; ExceptionContinueExecution
    ret
Handler ENDP
.SAFESEH Handler

start PROC
    push    OFFSET Handler
    push    fs:[0]
    mov     fs:[0], esp
    DB      0Fh, 0Bh                    ; ud2
    DB      0Fh, 0Bh
    pop     fs:[0]
    pop     eax
    mov     eax, handled
    sub     eax, 2
    .IF eax != 0
        mov     eax, handled
        inc     eax
    .ENDIF
    INVOKE  ExitProcess, eax
start ENDP
END start
