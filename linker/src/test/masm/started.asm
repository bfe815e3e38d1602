; Exit code 0 when the DLL's entry point was called once, 1 otherwise.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
INCLUDELIB kernel32.lib

ExitProcess PROTO :DWORD
Attached    PROTO

.CODE
start PROC
    INVOKE  Attached
    dec     eax
    .IF eax != 0
        mov     eax, 1
    .ENDIF
    INVOKE  ExitProcess, eax
start ENDP
END start
