; Checks functions of ntdll's run-time library. Exit code 0, or the number of the check that failed.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE ntdll.inc

INCLUDELIB ntdll.lib

.DATA
Wide                WORD "a", "b", "c", 0
Narrow              BYTE "abcd", 0
check               DWORD 0
unicode             UNICODE_STRING <>
ansi                ANSI_STRING <>
buffer              WORD 8 DUP (5555h)

.CODE
main PROC
        inc     check                           ; 1
        push    OFFSET Wide
        push    OFFSET unicode
        call    RtlInitUnicodeString
        cmp     unicode._Length, 6
        jne     failed
        cmp     unicode.MaximumLength, 8
        jne     failed
        cmp     unicode.Buffer, OFFSET Wide
        jne     failed

        inc     check                           ; 2: no string
        push    NULL
        push    OFFSET unicode
        call    RtlInitUnicodeString
        cmp     unicode._Length, 0
        jne     failed
        cmp     unicode.MaximumLength, 0
        jne     failed
        cmp     unicode.Buffer, NULL
        jne     failed

        inc     check                           ; 3
        push    OFFSET Narrow
        push    OFFSET ansi
        call    RtlInitAnsiString
        cmp     ansi._Length, 4
        jne     failed
        cmp     ansi.MaximumLength, 5
        jne     failed

        inc     check                           ; 4: four characters and a zero fit into ten bytes
        mov     unicode.Buffer, OFFSET buffer
        mov     unicode.MaximumLength, 10
        push    FALSE
        push    OFFSET ansi
        push    OFFSET unicode
        call    RtlAnsiStringToUnicodeString
        test    eax, eax
        jnz     failed
        cmp     unicode._Length, 8
        jne     failed
        cmp     DWORD PTR buffer, 620061h
        jne     failed
        cmp     DWORD PTR buffer+4, 640063h
        jne     failed
        cmp     DWORD PTR buffer+8, 55550000h
        jne     failed

        inc     check                           ; 5: but not into nine
        mov     unicode.MaximumLength, 9
        push    FALSE
        push    OFFSET ansi
        push    OFFSET unicode
        call    RtlAnsiStringToUnicodeString
        cmp     eax, STATUS_BUFFER_OVERFLOW
        jne     failed

        inc     check                           ; 6: the first, the last and some status
        push    STATUS_SUCCESS
        call    RtlNtStatusToDosError
        test    eax, eax
        jnz     failed
        push    0C0150027h
        call    RtlNtStatusToDosError
        cmp     eax, 14110
        jne     failed
        push    STATUS_INVALID_HANDLE
        call    RtlNtStatusToDosError
        cmp     eax, 6
        jne     failed
        mov     eax, fs:[TEB.NtTib.Self]
        cmp     [eax].TEB.LastStatusValue, STATUS_INVALID_HANDLE
        jne     failed

        inc     check                           ; 7: one that means nothing to Win32
        push    0C0FFEEEEh
        call    RtlNtStatusToDosError
        cmp     eax, 317
        jne     failed


        xor     eax, eax
        ret
failed: mov     eax, check
        ret
main ENDP

END main
