; Thread-local storage: a template, an index, two callbacks that run before the entry point. Exit code 0, or the number of
; the check that failed.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
INCLUDELIB kernel32.lib
ASSUME FS:NOTHING

ExitProcess PROTO :DWORD

IMAGE_TLS_DIRECTORY32 STRUCT
    StartAddressOfRawData   DWORD ?
    EndAddressOfRawData     DWORD ?
    AddressOfIndex          DWORD ?
    AddressOfCallBacks      DWORD ?
    SizeOfZeroFill          DWORD ?
    Characteristics         DWORD ?
IMAGE_TLS_DIRECTORY32 ENDS

ARRAY_IN_TEB    EQU 2Ch

PUBLIC C _tls_used

.CONST
_tls_used IMAGE_TLS_DIRECTORY32 <OFFSET template, OFFSET templateEnd, OFFSET index, OFFSET callbacks, 4, 0>
callbacks   DWORD OFFSET FirstCallback, OFFSET SecondCallback, 0

.DATA
template    DWORD 40, 50
templateEnd LABEL BYTE
index       DWORD -1
called      DWORD 0
check       DWORD 0

Check MACRO condition:VARARG
    inc     check
    .IF !(condition)
        INVOKE  ExitProcess, check
    .ENDIF
ENDM

.CODE
FirstCallback PROC module:DWORD, reason:DWORD, reserved:DWORD
    .IF reason == 1
        add     called, 1
    .ENDIF
    ret
FirstCallback ENDP

; Behind the first one.
SecondCallback PROC module:DWORD, reason:DWORD, reserved:DWORD
    .IF reason == 1 && called == 1
        add     called, 10h
    .ENDIF
    ret
SecondCallback ENDP

start PROC
    Check   called == 11h
    Check   index != -1
    mov     eax, fs:[ARRAY_IN_TEB]
    mov     ecx, index
    mov     ebx, [eax+ecx*4]
    Check   ebx != OFFSET template
    Check   DWORD PTR [ebx] == 40
    Check   DWORD PTR [ebx+4] == 50
    Check   DWORD PTR [ebx+8] == 0      ; the zero fill
    INVOKE  ExitProcess, 0
start ENDP
END start
