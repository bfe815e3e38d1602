; Structured exceptions: from the kernel's hand to the handlers in the chain at fs:[0], and back.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE exception.inc
INCLUDE ntdll.inc

; The frame that ExecuteHandler puts on the chain, in case the handler itself faults.
GUARD STRUCT
    Registration            EXCEPTION_REGISTRATION_RECORD <>
    EstablisherFrame        DWORD ?             ; whose handler was running
GUARD ENDS

.CODE

; The kernel comes here with [ESP] = EXCEPTION_RECORD, [ESP+4] = CONTEXT, and no return address.
KiUserExceptionDispatcher PROC EXPORT
        cld
        mov     ebx, [esp]
        mov     esi, [esp+4]
        push    esi
        push    ebx
        call    RtlDispatchException
        test    al, al
        jz      secondChance
        push    FALSE
        push    esi
        call    NtContinue
        jmp     failed
secondChance:
        push    FALSE
        push    esi
        push    ebx
        call    NtRaiseException
failed: ; Neither returns, unless the CONTEXT is bad: EAX says why.
        sub     esp, SIZEOF EXCEPTION_RECORD
        mov     edx, esp
        mov     [edx].EXCEPTION_RECORD.ExceptionCode, eax
        mov     [edx].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_NONCONTINUABLE
        mov     [edx].EXCEPTION_RECORD.ExceptionRecord, ebx
        mov     [edx].EXCEPTION_RECORD.NumberParameters, 0
        push    edx
        call    RtlRaiseException
        int     3
KiUserExceptionDispatcher ENDP

; Asks the handlers, innermost first. Returns 1 to go on where the CONTEXT says, 0 when nobody took the exception.
RtlDispatchException PROC USES ebx esi edi ExceptionRecord:DWORD, Context:DWORD
        LOCAL   Dispatcher:DWORD
        LOCAL   NestedFrame:DWORD
        mov     NestedFrame, 0
        mov     esi, ExceptionRecord
        mov     ebx, fs:[TEB.NtTib.ExceptionList]
next:   cmp     ebx, EXCEPTION_CHAIN_END
        je      unhandled
        ; A frame lies on the stack, or somebody has overwritten the chain.
        cmp     ebx, fs:[TEB.NtTib.StackLimit]
        jb      badStack
        lea     eax, [ebx + SIZEOF EXCEPTION_REGISTRATION_RECORD]
        cmp     eax, fs:[TEB.NtTib.StackBase]
        ja      badStack
        test    bl, 3
        jnz     badStack
        push    [ebx].EXCEPTION_REGISTRATION_RECORD.Handler
        push    OFFSET DispatchGuard
        lea     eax, Dispatcher
        push    eax
        push    Context
        push    ebx
        push    esi
        call    ExecuteHandler
        cmp     ebx, NestedFrame
        jne     disposition
        and     [esi].EXCEPTION_RECORD.ExceptionFlags, NOT EXCEPTION_NESTED_CALL
        mov     NestedFrame, 0
disposition:
        cmp     eax, ExceptionContinueSearch
        je      up
        cmp     eax, ExceptionContinueExecution
        je      goOn
        cmp     eax, ExceptionNestedException
        je      nested
        push    STATUS_INVALID_DISPOSITION
        push    esi
        call    RaiseNoncontinuable
nested: ; Until the frame is passed whose handler had been running.
        or      [esi].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_NESTED_CALL
        mov     eax, Dispatcher
        cmp     eax, NestedFrame
        jbe     up
        mov     NestedFrame, eax
up:     mov     ebx, [ebx].EXCEPTION_REGISTRATION_RECORD.Next
        jmp     next
goOn:   test    [esi].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_NONCONTINUABLE
        jz      handled
        push    STATUS_NONCONTINUABLE_EXCEPTION
        push    esi
        call    RaiseNoncontinuable
handled:
        mov     eax, TRUE
        ret
badStack:
        or      [esi].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_STACK_INVALID
unhandled:
        xor     eax, eax
        ret
RtlDispatchException ENDP

; Calls a handler with a guard frame around it. A handler is a C function: handler(record, frame, context, dispatcher).
ExecuteHandler PROC PRIVATE USES ebx esi edi ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD, Guard:DWORD, Handler:DWORD
        push    Frame                           ; GUARD.EstablisherFrame
        push    Guard
        push    fs:[TEB.NtTib.ExceptionList]
        mov     fs:[TEB.NtTib.ExceptionList], esp
        mov     eax, Handler
        push    Dispatcher
        push    Context
        push    Frame
        push    ExceptionRecord
        xor     ebx, ebx                        ; nothing of ours leaks into a handler (XP SP2 and later)
        xor     esi, esi
        xor     edi, edi
        call    eax
        ; The handler may have left the stack pointer anywhere below; the chain knows where the guard is.
        mov     esp, fs:[TEB.NtTib.ExceptionList]
        pop     fs:[TEB.NtTib.ExceptionList]
        add     esp, SIZEOF GUARD - 4
        ret
ExecuteHandler ENDP

; A fault within a handler: tells the dispatcher which frame's handler it was.
DispatchGuard PROC C PRIVATE ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        mov     ecx, ExceptionRecord
        mov     eax, ExceptionContinueSearch
        test    [ecx].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_UNWIND
        jnz     done
        mov     ecx, Frame
        mov     ecx, [ecx].GUARD.EstablisherFrame
        mov     edx, Dispatcher
        mov     [edx], ecx
        mov     eax, ExceptionNestedException
done:   ret
DispatchGuard ENDP

; A fault within a handler that was called to unwind.
UnwindGuard PROC C PRIVATE ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        mov     ecx, ExceptionRecord
        mov     eax, ExceptionContinueSearch
        test    [ecx].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_UNWIND
        jz      done
        mov     ecx, Frame
        mov     ecx, [ecx].GUARD.EstablisherFrame
        mov     edx, Dispatcher
        mov     [edx], ecx
        mov     eax, ExceptionCollidedUnwind
done:   ret
UnwindGuard ENDP

; An exception about an exception; nobody can go on after it.
RaiseNoncontinuable PROC PRIVATE ExceptionRecord:DWORD, Code:DWORD
        LOCAL   New:EXCEPTION_RECORD
        mov     eax, Code
        mov     New.ExceptionCode, eax
        mov     New.ExceptionFlags, EXCEPTION_NONCONTINUABLE
        mov     eax, ExceptionRecord
        mov     New.ExceptionRecord, eax
        mov     New.NumberParameters, 0
        lea     eax, New
        push    eax
        call    RtlRaiseException
        int     3
RaiseNoncontinuable ENDP

; Raises an exception at the caller.
RtlRaiseException PROC EXPORT ExceptionRecord:DWORD
        LOCAL   Context:CONTEXT
        push    ecx
        lea     ecx, Context
        push    ecx
        call    RtlCaptureContext               ; the caller's, but for ECX, ESP
        pop     Context._Ecx
        add     Context._Esp, 4                 ; as if the argument were popped
        mov     Context.ContextFlags, CONTEXT_FULL
        mov     eax, Context._Eip
        mov     ecx, ExceptionRecord
        mov     [ecx].EXCEPTION_RECORD.ExceptionAddress, eax
        lea     eax, Context
        push    eax
        push    ecx
        call    RtlDispatchException
        test    al, al
        jz      secondChance
        lea     eax, Context
        push    FALSE
        push    eax
        call    NtContinue
secondChance:
        lea     eax, Context
        push    FALSE
        push    eax
        push    ExceptionRecord
        call    NtRaiseException
        ret
RtlRaiseException ENDP

; Fills a CONTEXT with what the caller of the caller sees once the caller has returned: the caller must have set up
; EBP. (So does Windows': it is meant for functions such as RtlRaiseException.)
OPTION PROLOGUE:NONE, EPILOGUE:NONE
RtlCaptureContext PROC EXPORT Context:DWORD
        push    ebx
        mov     ebx, [esp+8]
        mov     [ebx].CONTEXT._Eax, eax
        mov     [ebx].CONTEXT._Ecx, ecx
        mov     [ebx].CONTEXT._Edx, edx
        mov     [ebx].CONTEXT._Esi, esi
        mov     [ebx].CONTEXT._Edi, edi
        mov     eax, [esp]
        mov     [ebx].CONTEXT._Ebx, eax
        mov     eax, cs
        mov     [ebx].CONTEXT.SegCs, eax
        mov     eax, ds
        mov     [ebx].CONTEXT.SegDs, eax
        mov     eax, es
        mov     [ebx].CONTEXT.SegEs, eax
        mov     eax, fs
        mov     [ebx].CONTEXT.SegFs, eax
        mov     eax, gs
        mov     [ebx].CONTEXT.SegGs, eax
        mov     eax, ss
        mov     [ebx].CONTEXT.SegSs, eax
        pushfd
        pop     [ebx].CONTEXT.EFlags
        mov     eax, [ebp+4]
        mov     [ebx].CONTEXT._Eip, eax
        mov     eax, [ebp]
        mov     [ebx].CONTEXT._Ebp, eax
        lea     eax, [ebp+8]
        mov     [ebx].CONTEXT._Esp, eax
        pop     ebx
        ret     4
RtlCaptureContext ENDP
OPTION PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF

; Takes the frames up to TargetFrame off the chain, telling their handlers; returns to the caller with EAX = ReturnValue.
; TargetIp means nothing on x86. Without TargetFrame all of them go, because the thread ends.
RtlUnwind PROC EXPORT TargetFrame:DWORD, TargetIp:DWORD, ExceptionRecord:DWORD, ReturnValue:DWORD
        LOCAL   Context:CONTEXT
        LOCAL   Own:EXCEPTION_RECORD
        LOCAL   Dispatcher:DWORD
        lea     eax, Context
        push    eax
        call    RtlCaptureContext
        add     Context._Esp, 16                ; as if the arguments were popped
        mov     Context.ContextFlags, CONTEXT_FULL
        mov     eax, ReturnValue
        mov     Context._Eax, eax
        mov     esi, ExceptionRecord
        test    esi, esi
        jnz     haveRecord
        lea     esi, Own
        mov     [esi].EXCEPTION_RECORD.ExceptionCode, STATUS_UNWIND
        mov     [esi].EXCEPTION_RECORD.ExceptionFlags, 0
        mov     [esi].EXCEPTION_RECORD.ExceptionRecord, 0
        mov     eax, Context._Eip
        mov     [esi].EXCEPTION_RECORD.ExceptionAddress, eax
        mov     [esi].EXCEPTION_RECORD.NumberParameters, 0
haveRecord:
        or      [esi].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_UNWINDING
        mov     edi, TargetFrame
        test    edi, edi
        jnz     start
        or      [esi].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_EXIT_UNWIND
start:  mov     ebx, fs:[TEB.NtTib.ExceptionList]
next:   cmp     ebx, EXCEPTION_CHAIN_END
        je      endOfChain
        cmp     ebx, edi
        je      reached
        test    edi, edi
        jz      checkStack
        cmp     edi, ebx
        jb      missed                          ; the target lies below: it is not on the chain
checkStack:
        cmp     ebx, fs:[TEB.NtTib.StackLimit]
        jb      badStack
        lea     eax, [ebx + SIZEOF EXCEPTION_REGISTRATION_RECORD]
        cmp     eax, fs:[TEB.NtTib.StackBase]
        ja      badStack
        test    bl, 3
        jnz     badStack
        push    [ebx].EXCEPTION_REGISTRATION_RECORD.Handler
        push    OFFSET UnwindGuard
        lea     eax, Dispatcher
        push    eax
        lea     eax, Context
        push    eax
        push    ebx
        push    esi
        call    ExecuteHandler
        cmp     eax, ExceptionContinueSearch
        je      unlink
        cmp     eax, ExceptionCollidedUnwind
        jne     badDisposition
        mov     ebx, Dispatcher                 ; go on behind the frame of the unwind that this one met
unlink: mov     ebx, [ebx].EXCEPTION_REGISTRATION_RECORD.Next
        mov     fs:[TEB.NtTib.ExceptionList], ebx
        jmp     next
endOfChain:
        cmp     edi, EXCEPTION_CHAIN_END
        je      reached
        ; The thread's end, or a target that was not there: nobody is left to go on.
        lea     eax, Context
        push    FALSE
        push    eax
        push    esi
        call    NtRaiseException
reached:
        lea     eax, Context
        push    FALSE
        push    eax
        call    NtContinue
missed: push    STATUS_INVALID_UNWIND_TARGET
        jmp     raise
badStack:
        push    STATUS_BAD_STACK
        jmp     raise
badDisposition:
        push    STATUS_INVALID_DISPOSITION
raise:  push    esi
        call    RaiseNoncontinuable
        int     3
RtlUnwind ENDP

END
