; The last error of a thread.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE ntdll.inc
INCLUDE kernel32.inc

PUBLIC BaseSetLastNTError

.CODE

GetLastError PROC EXPORT
        mov     eax, fs:[TEB.NtTib.Self]
        mov     eax, [eax].TEB.LastErrorValue
        ret
GetLastError ENDP

SetLastError PROC EXPORT dwErrCode:DWORD
        mov     eax, fs:[TEB.NtTib.Self]
        mov     edx, dwErrCode
        mov     [eax].TEB.LastErrorValue, edx
        ret
SetLastError ENDP

; For kernel32's own functions: turns a service's status into the last error.
BaseSetLastNTError PROC Status:DWORD
        push    Status
        call    RtlNtStatusToDosError
        push    eax
        call    SetLastError
        ret
BaseSetLastNTError ENDP

END
