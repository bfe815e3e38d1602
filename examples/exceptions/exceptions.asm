; exceptions: a program catches its own faults.
;
; The kernel hands a fault back to the process: ntdll!KiUserExceptionDispatcher calls the handlers in the chain that
; begins at fs:[0], innermost first, until one of them knows what to do. A handler gets the exception's record and the
; registers at the fault; what it writes there is what the program goes on with.
;
; Checks itself. The exit code is 0, or the number of the first check that failed.

.686
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
ASSUME FS:NOTHING

ACCESS_VIOLATION        EQU 0C0000005h
BREAKPOINT              EQU 80000003h
INTEGER_DIVIDE_BY_ZERO  EQU 0C0000094h
PRIVILEGED_INSTRUCTION  EQU 0C0000096h

ContinueExecution       EQU 0
ContinueSearch          EQU 1

EXCEPTION_RECORD STRUCT
    Code                DWORD ?
    Flags               DWORD ?
    Nested              DWORD ?
    Address             DWORD ?
    NumberParameters    DWORD ?
    Information         DWORD 15 DUP (?)
EXCEPTION_RECORD ENDS

CONTEXT_EAX             EQU 0B0h
CONTEXT_EIP             EQU 0B8h

.DATA
check       DWORD 0
seen        DWORD 0                         ; how often the outer handler was asked
expected    DWORD 0                         ; the code
at_         DWORD 0                         ; the address
goOn        DWORD 0                         ; where to continue

.CODE

; cdecl: record, frame, context, dispatcher's context
Inner PROC C raised:DWORD, frame:DWORD, context:DWORD, dispatcher:DWORD
    mov     eax, raised
    cmp     [eax].EXCEPTION_RECORD.Code, INTEGER_DIVIDE_BY_ZERO
    je      mine
    mov     eax, ContinueSearch
    ret
mine:
    mov     ecx, context
    mov     edx, goOn
    mov     [ecx+CONTEXT_EIP], edx
    mov     DWORD PTR [ecx+CONTEXT_EAX], 1234h
    mov     eax, ContinueExecution
    ret
Inner ENDP

Outer PROC C raised:DWORD, frame:DWORD, context:DWORD, dispatcher:DWORD
    inc     seen
    mov     eax, raised
    mov     ecx, [eax].EXCEPTION_RECORD.Code
    cmp     ecx, expected
    jne     other
    mov     ecx, [eax].EXCEPTION_RECORD.Address
    cmp     ecx, at_
    jne     other
    cmp     [eax].EXCEPTION_RECORD.Flags, 0
    jne     other
    mov     ecx, context
    mov     edx, goOn
    mov     [ecx+CONTEXT_EIP], edx
    mov     eax, ContinueExecution
    ret
other:
    mov     eax, ContinueSearch             ; BaseProcessStart's handler is next, and the process ends
    ret
Outer ENDP

main PROC
    push    OFFSET Outer
    push    DWORD PTR fs:[0]
    mov     fs:[0], esp

    inc     check                           ; 1: a write where nothing is
    mov     expected, ACCESS_VIOLATION
    mov     at_, OFFSET fault1
    mov     goOn, OFFSET after1
fault1:
    mov     DWORD PTR ds:[10h], 0
    jmp     failed
after1:
    cmp     seen, 1
    jne     failed

    inc     check                           ; 2: a breakpoint; the address is its own
    mov     expected, BREAKPOINT
    mov     at_, OFFSET fault2
    mov     goOn, OFFSET after2
fault2:
    int     3
    jmp     failed
after2:
    cmp     seen, 2
    jne     failed

    inc     check                           ; 3: an instruction for the kernel only
    mov     expected, PRIVILEGED_INSTRUCTION
    mov     at_, OFFSET fault3
    mov     goOn, OFFSET after3
fault3:
    hlt
    jmp     failed
after3:
    cmp     seen, 3
    jne     failed

    ; ---- with a second handler before the first

    push    OFFSET Inner
    push    DWORD PTR fs:[0]
    mov     fs:[0], esp

    inc     check                           ; 4: the inner one takes the division and sets EAX; the outer is not asked
    mov     goOn, OFFSET after4
    xor     edx, edx
    xor     ecx, ecx
    mov     eax, 5
    div     ecx
    jmp     failed
after4:
    cmp     eax, 1234h
    jne     failed
    cmp     seen, 3
    jne     failed

    inc     check                           ; 5: the inner one declines, the outer takes it
    mov     expected, ACCESS_VIOLATION
    mov     at_, OFFSET fault5
    mov     goOn, OFFSET after5
fault5:
    mov     eax, DWORD PTR ds:[0FFFF0000h]
    jmp     failed
after5:
    cmp     seen, 4
    jne     failed

    inc     check                           ; 6: the chain is as it was
    cmp     fs:[0], esp
    jne     failed
    pop     fs:[0]
    add     esp, 4
    pop     fs:[0]
    add     esp, 4
    cmp     DWORD PTR fs:[0], 12FFE0h
    jne     failed

    xor     eax, eax
    retn
failed:
    mov     DWORD PTR fs:[0], 12FFE0h       ; as at the entry point, whatever lies between
    mov     esp, 12FFC4h
    mov     eax, check
    retn
main ENDP

END main
