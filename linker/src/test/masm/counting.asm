; A DLL with an entry point, which is called before the program's own.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE

.DATA
attached DWORD 0

.CODE
DllMain PROC module:DWORD, reason:DWORD, reserved:DWORD
    .IF reason == 1                     ; DLL_PROCESS_ATTACH
        inc     attached
    .ENDIF
    mov     eax, 1
    ret
DllMain ENDP

Attached PROC EXPORT
    mov     eax, attached
    ret
Attached ENDP
END
