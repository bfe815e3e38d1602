; Where the first thread of a program begins on Windows XP SP3, and where `ret` from its entry point leads.
; No export names these procedures: the parent process, here the machine, knows where its own kernel32 has them.
; Linked first, so that offsets are those from the start of .text (7C801000h) and the addresses come out that
; debuggers show: 7C817067h on the stack at the entry point, 7C839AC0h as the last handler.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE exception.inc
INCLUDE kernel32.inc

TEXT_START          EQU 7C801000h
BASE_PROCESS_START  EQU 7C817044h
EXCEPT_HANDLER3     EQU 7C839AC0h

EXTERN _imp__NtSetInformationThread@16:DWORD

.CODE
        ORG     BASE_PROCESS_START - TEXT_START

; The first thread, by way of BaseProcessStartThunk. What it leaves in registers and on the stack is what a program
; sees at its entry point: EAX = 0 and ECX, EDX from the system call, the frame at EBP.
OPTION PROLOGUE:NONE, EPILOGUE:NONE
BaseProcessStart PROC StartAddress:DWORD
        push    0Ch                             ; bytes of locals
        push    OFFSET ScopeTable
        call    SehProlog
        and     DWORD PTR [ebp-4], 0            ; try level 0
        push    4
        lea     eax, [ebp+8]                    ; StartAddress
        push    eax
        push    ThreadQuerySetWin32StartAddress
        push    CURRENT_THREAD
        call    _imp__NtSetInformationThread@16
        call    DWORD PTR [ebp+8]
        push    eax                             ; `ret` from the entry point comes here: EAX is the exit code
        call    ExitThread
BaseProcessStart ENDP

        ALIGN   16
; One __try: enclosed by none, filter, handler. Not used: see _except_handler3.
ScopeTable LABEL DWORD
        DWORD   -1, 0, 0

; The kernel starts the first thread here: EAX = entry point, EBX = PEB, ESP = end of the stack − 4.
BaseProcessStartThunk PROC
        xor     ebp, ebp
        push    eax
        push    0                               ; the return address of a function that does not return
        jmp     BaseProcessStart
BaseProcessStartThunk ENDP

; Opens the frame of a function with exception handling: EBP chain, try level −1, scope table, handler, link in fs:[0],
; locals, EBX, ESI, EDI, and the stack pointer at EBP−18h.
; On the stack: return address, scope table, bytes of locals; they become the frame's first three words.
SehProlog PROC PRIVATE
        mov     eax, [esp+8]
        mov     edx, [esp+4]
        mov     ecx, [esp]
        mov     [esp+8], ebp
        lea     ebp, [esp+8]
        mov     DWORD PTR [esp+4], -1
        mov     [esp], edx
        push    OFFSET _except_handler3
        push    fs:[TEB.NtTib.ExceptionList]
        mov     fs:[TEB.NtTib.ExceptionList], esp
        sub     esp, eax
        push    ebx
        push    esi
        push    edi
        mov     [ebp-18h], esp
        jmp     ecx
SehProlog ENDP
OPTION PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF

        ORG     EXCEPT_HANDLER3 - TEXT_START

; The outermost handler. Windows' runs UnhandledExceptionFilter, which shows a message and ends the process with the
; exception's code. Here the kernel does both when nobody takes an exception, so this one declines.
_except_handler3 PROC C ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        mov     eax, ExceptionContinueSearch
        ret
_except_handler3 ENDP

END
