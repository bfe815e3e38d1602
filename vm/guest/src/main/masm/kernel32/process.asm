; Who and where am I?

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE kernel32.inc

.CODE

GetCurrentProcess PROC EXPORT
        mov     eax, CURRENT_PROCESS
        ret
GetCurrentProcess ENDP

GetCurrentThread PROC EXPORT
        mov     eax, CURRENT_THREAD
        ret
GetCurrentThread ENDP

GetCurrentProcessId PROC EXPORT
        mov     eax, fs:[TEB.ClientId.UniqueProcess]
        ret
GetCurrentProcessId ENDP

GetCurrentThreadId PROC EXPORT
        mov     eax, fs:[TEB.ClientId.UniqueThread]
        ret
GetCurrentThreadId ENDP

END
