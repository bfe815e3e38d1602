; How threads and processes end on Windows XP.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE ntdll.inc
INCLUDE kernel32.inc

.CODE

; Ends the thread, and with the last one the process.
ExitThread PROC EXPORT dwExitCode:DWORD
        LOCAL   Last:DWORD
        mov     Last, 0
        push    0
        push    4
        lea     eax, Last
        push    eax
        push    ThreadAmILastThread
        push    CURRENT_THREAD
        call    NtQueryInformationThread
        cmp     Last, 0
        je      others
        push    dwExitCode
        call    ExitProcess
others: call    LdrShutdownThread
        mov     eax, fs:[TEB.NtTib.Self]
        mov     [eax].TEB.FreeStackOnTermination, 1
        push    dwExitCode
        push    0                               ; the current thread
        call    NtTerminateThread
        int     3
ExitThread ENDP

; First the other threads end, then the DLLs hear of it, then the process is gone.
ExitProcess PROC EXPORT uExitCode:DWORD
        push    uExitCode
        push    0                               ; all threads but this one
        call    NtTerminateProcess
        call    LdrShutdownProcess
        push    uExitCode
        push    CURRENT_PROCESS
        call    NtTerminateProcess
        int     3
ExitProcess ENDP

END
