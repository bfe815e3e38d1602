; Checks what ntdll does with exceptions that a program raises itself, with unwinding, and with a handler that faults.
; Exit code 0, or the number of the check that failed.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE exception.inc
INCLUDE ntdll.inc

INCLUDELIB ntdll.lib

CONTINUE_CODE       EQU 0E0000001h              ; the innermost handler continues
UNWIND_CODE         EQU 0E0000002h              ; the outermost handler unwinds
NESTED_CODE         EQU 0E0000003h              ; the innermost handler faults

.DATA
check               DWORD 0
raised              EXCEPTION_RECORD <>
outer               DWORD ?                     ; the frames, outermost first
middle              DWORD ?
inner               DWORD ?
stack               DWORD ?                     ; ESP below them
log                 DWORD 0                     ; who was called, a hexadecimal digit each, the first one leftmost
nestedFlags         DWORD 0
snapshot            CONTEXT <>

.CODE

; Appends a digit to the log.
Note_ PROC C Digit:DWORD
        mov     eax, log
        shl     eax, 4
        or      eax, Digit
        mov     log, eax
        ret
Note_ ENDP

OuterHandler PROC C ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        push    1
        call    Note_
        add     esp, 4
        mov     ecx, ExceptionRecord
        test    [ecx].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_UNWIND
        jnz     decline
        cmp     [ecx].EXCEPTION_RECORD.ExceptionCode, UNWIND_CODE
        jne     decline
        push    77h
        push    ExceptionRecord
        push    OFFSET unwound                  ; ignored
        push    Frame
        call    RtlUnwind
unwound:
        mov     esp, stack                      ; as a __try does: back into the function that owns the frame
        jmp     afterUnwind
decline:
        mov     eax, ExceptionContinueSearch
        ret
OuterHandler ENDP

MiddleHandler PROC C ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        mov     ecx, ExceptionRecord
        test    [ecx].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_UNWIND
        jnz     unwinding
        push    2
        call    Note_
        add     esp, 4
        mov     ecx, ExceptionRecord
        cmp     [ecx].EXCEPTION_RECORD.ExceptionCode, STATUS_ACCESS_VIOLATION
        jne     decline
        mov     ecx, Context                    ; the fault in the innermost handler: go on behind it
        mov     [ecx].CONTEXT._Eip, OFFSET behindFault
        mov     eax, ExceptionContinueExecution
        ret
unwinding:
        push    0Bh
        call    Note_
        add     esp, 4
decline:
        mov     eax, ExceptionContinueSearch
        ret
MiddleHandler ENDP

InnerHandler PROC C ExceptionRecord:DWORD, Frame:DWORD, Context:DWORD, Dispatcher:DWORD
        mov     ecx, ExceptionRecord
        test    [ecx].EXCEPTION_RECORD.ExceptionFlags, EXCEPTION_UNWIND
        jnz     unwinding
        push    3
        call    Note_
        add     esp, 4
        mov     ecx, ExceptionRecord
        cmp     [ecx].EXCEPTION_RECORD.ExceptionCode, CONTINUE_CODE
        je      continue
        cmp     [ecx].EXCEPTION_RECORD.ExceptionCode, NESTED_CODE
        je      fault
        mov     eax, [ecx].EXCEPTION_RECORD.ExceptionFlags
        mov     nestedFlags, eax
        jmp     decline
fault:  mov     DWORD PTR ds:[8], 0
behindFault::
continue:
        mov     eax, ExceptionContinueExecution
        ret
unwinding:
        push    0Ch
        call    Note_
        add     esp, 4
decline:
        mov     eax, ExceptionContinueSearch
        ret
InnerHandler ENDP

; Raises an exception with a code, without parameters.
Raise PROC Code:DWORD
        mov     eax, Code
        mov     raised.ExceptionCode, eax
        mov     raised.ExceptionFlags, 0
        mov     raised.ExceptionRecord, 0
        mov     raised.NumberParameters, 0
        push    OFFSET raised
        call    RtlRaiseException
        ret
Raise ENDP

; The registers of whoever calls a function that calls RtlCaptureContext.
Capture PROC
        push    ebp
        mov     ebp, esp
        push    OFFSET snapshot
        call    RtlCaptureContext
        pop     ebp
        ret
Capture ENDP

main PROC
        push    ebp
        mov     ebp, esp
        push    OFFSET OuterHandler
        push    fs:[TEB.NtTib.ExceptionList]
        mov     fs:[TEB.NtTib.ExceptionList], esp
        mov     outer, esp
        push    OFFSET MiddleHandler
        push    fs:[TEB.NtTib.ExceptionList]
        mov     fs:[TEB.NtTib.ExceptionList], esp
        mov     middle, esp
        push    OFFSET InnerHandler
        push    fs:[TEB.NtTib.ExceptionList]
        mov     fs:[TEB.NtTib.ExceptionList], esp
        mov     inner, esp
        mov     stack, esp

        inc     check                           ; 1: a raised exception that is continued returns to its raiser
        mov     ebx, 0B0B0B0B0h
        mov     esi, 51515151h
        push    CONTINUE_CODE
        call    Raise
        cmp     log, 3h
        jne     failed
        cmp     esp, stack
        jne     failed
        cmp     ebx, 0B0B0B0B0h
        jne     failed
        cmp     esi, 51515151h
        jne     failed

        inc     check                           ; 2: a handler that faults is asked again, and told that it is nested
        mov     log, 0
        push    NESTED_CODE
        call    Raise
        cmp     log, 332h
        jne     failed
        cmp     nestedFlags, EXCEPTION_NESTED_CALL
        jne     failed
        cmp     esp, stack
        jne     failed

        inc     check                           ; 3: unwinding tells the frames below the target, innermost first
        mov     log, 0
        push    UNWIND_CODE
        call    Raise
        jmp     failed                          ; not this way
afterUnwind::
        cmp     eax, 77h
        jne     failed
        cmp     log, 321CBh
        jne     failed
        mov     eax, outer
        cmp     eax, fs:[TEB.NtTib.ExceptionList]
        jne     failed

        inc     check                           ; 4: the target's own flags are those of an unwinding
        test    raised.ExceptionFlags, EXCEPTION_UNWINDING
        jz      failed

        inc     check                           ; 5: a snapshot of the registers
        mov     esi, 51515151h
        mov     ecx, 0C1C1C1C1h
        call    Capture
here:
        cmp     snapshot._Eip, OFFSET here
        jne     failed
        cmp     snapshot._Esp, esp
        jne     failed
        cmp     snapshot._Ebp, ebp
        jne     failed
        cmp     snapshot._Esi, 51515151h
        jne     failed
        cmp     snapshot._Ecx, 0C1C1C1C1h
        jne     failed
        cmp     snapshot.SegCs, 1Bh
        jne     failed
        cmp     snapshot.SegFs, 3Bh
        jne     failed

        mov     check, 0
failed: mov     eax, outer
        mov     eax, [eax].EXCEPTION_REGISTRATION_RECORD.Next
        mov     fs:[TEB.NtTib.ExceptionList], eax
        mov     eax, check
        mov     esp, outer
        add     esp, SIZEOF EXCEPTION_REGISTRATION_RECORD
        pop     ebp
        ret
main ENDP

END main
