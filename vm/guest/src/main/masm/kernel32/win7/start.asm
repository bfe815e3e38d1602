; kernel32's part in the start and end of threads on Windows 7.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE ntdll.inc
INCLUDE kernel32.inc

.CODE
OPTION PROLOGUE:NONE, EPILOGUE:NONE

; Called by ntdll, fastcall: ECX = 0 for a thread, EDX = entry point; its argument on the stack.
; The call stands at +0Ch, so that the stack shows BaseThreadInitThunk+0Eh as on Windows 7.
BaseThreadInitThunk PROC EXPORT Argument:DWORD
        mov     edi, edi
        push    ebp
        mov     ebp, esp
        test    ecx, ecx
        jnz     unknownMode
        push    DWORD PTR [ebp+8]
        call    edx
        push    eax                             ; `ret` from the entry point comes here: EAX is the exit code
        call    RtlExitUserThread
unknownMode:
        int     3
BaseThreadInitThunk ENDP
OPTION PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF

ExitThread PROC EXPORT dwExitCode:DWORD
        push    dwExitCode
        call    RtlExitUserThread
        ret
ExitThread ENDP

ExitProcess PROC EXPORT uExitCode:DWORD
        push    uExitCode
        call    RtlExitUserProcess
        ret
ExitProcess ENDP

END
