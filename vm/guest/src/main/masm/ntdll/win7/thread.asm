; How threads begin and end on Windows 7: in ntdll, with a detour through kernel32.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE exception.inc
INCLUDE ntdll.inc

.DATA
; kernel32!BaseThreadInitThunk: ntdll cannot import it, since kernel32 imports ntdll.
Kernel32ThreadInitThunkFunction DWORD 0

.CODE
OPTION PROLOGUE:NONE, EPILOGUE:NONE

; The first thread begins here: EAX = entry point, EBX = PEB, ESP 16 bytes below the end of the stack.
; ECX = kernel32!BaseThreadInitThunk is our own addition: Windows' ntdll has looked that up by name before.
RtlUserThreadStart PROC EXPORT StartAddress:DWORD, Argument:DWORD
        mov     Kernel32ThreadInitThunkFunction, ecx
        mov     [esp+4], eax
        mov     [esp+8], ebx
        jmp     OuterFrame
RtlUserThreadStart ENDP

; The end of the stack, as debuggers show it.
OuterFrame PROC PRIVATE
        push    ebp
        mov     ebp, esp
        push    0
        push    0
        push    [ebp+0Ch]
        push    [ebp+8]
        call    InnerFrame
        int     3
OuterFrame ENDP

; Holds the last handler of the chain, and calls kernel32 as it wants to be called: ECX = 0 for a thread (not a
; fiber), EDX = entry point, its argument on the stack.
InnerFrame PROC PRIVATE
        push    ebp
        mov     ebp, esp
        push    0                               ; try level
        push    0                               ; scope table: none
        push    OFFSET LastHandler
        push    fs:[TEB.NtTib.ExceptionList]
        mov     fs:[TEB.NtTib.ExceptionList], esp
        sub     esp, 14h
        push    ebx
        push    esi
        push    edi
        push    0                               ; a cookie on Windows
        push    [ebp+0Ch]
        xor     ecx, ecx
        mov     edx, [ebp+8]
        mov     eax, Kernel32ThreadInitThunkFunction
        call    eax
        int     3
InnerFrame ENDP
OPTION PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF

; Nobody took the exception: the kernel ends the process and says why.
LastHandler PROC C PRIVATE ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        mov     eax, ExceptionContinueSearch
        ret
LastHandler ENDP

; Ends the thread, and with the last one the process.
RtlExitUserThread PROC EXPORT ExitStatus:DWORD
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
        push    ExitStatus
        call    RtlExitUserProcess
others: call    LdrShutdownThread
        mov     eax, fs:[TEB.NtTib.Self]
        mov     [eax].TEB.FreeStackOnTermination, 1
        push    ExitStatus
        push    0                               ; the current thread
        call    NtTerminateThread
        int     3
RtlExitUserThread ENDP

; First the other threads end, then the DLLs hear of it, then the process is gone.
RtlExitUserProcess PROC EXPORT ExitStatus:DWORD
        push    ExitStatus
        push    0                               ; all threads but this one
        call    NtTerminateProcess
        call    LdrShutdownProcess
        push    ExitStatus
        push    CURRENT_PROCESS
        call    NtTerminateProcess
        int     3
RtlExitUserProcess ENDP

END
