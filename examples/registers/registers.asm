; registers: what a program finds at its entry point on Windows XP SP3, and what a system call leaves behind.
;
; Checks itself. The exit code is 0, or the number of the first check that failed.

.686
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
ASSUME FS:NOTHING

KiFastSystemCallRet EQU 7C90E4F4h           ; ntdll 5.1.2600.5512
EntryReturn         EQU 7C817067h           ; kernel32!BaseProcessStart+23h
UserSharedData      EQU 7FFE0000h

INVALID_HANDLE      EQU 0C0000008h

.DATA?
savedEax    DWORD ?
savedEbx    DWORD ?
savedEcx    DWORD ?
savedEdx    DWORD ?
savedEbp    DWORD ?
savedEsp    DWORD ?
savedFlags  DWORD ?
savedCs     DWORD ?
savedDs     DWORD ?
savedEs     DWORD ?
savedFs     DWORD ?
savedGs     DWORD ?
savedSs     DWORD ?
flagsBefore DWORD ?
flagsAfter  DWORD ?

.DATA
check       DWORD 0

.CODE

; NtClose, entered by way of 7FFE0300h.
CloseByCall PROC
    mov     eax, 19h
    mov     edx, 7FFE0300h
    call    DWORD PTR [edx]
    retn    4
CloseByCall ENDP

; NtClose, entered by int 2Eh.
CloseByInterrupt PROC
    mov     eax, 19h
    lea     edx, [esp+4]
    int     2Eh
behind::
    retn    4
CloseByInterrupt ENDP

main PROC
    ; mov and push change no flag: everything is still as it was at the entry point.
    mov     savedEax, eax
    mov     savedEbx, ebx
    mov     savedEcx, ecx
    mov     savedEdx, edx
    mov     savedEbp, ebp
    mov     savedEsp, esp
    pushfd
    pop     savedFlags
    mov     eax, cs
    mov     savedCs, eax
    mov     eax, ds
    mov     savedDs, eax
    mov     eax, es
    mov     savedEs, eax
    mov     eax, fs
    mov     savedFs, eax
    mov     eax, gs
    mov     savedGs, eax
    mov     eax, ss
    mov     savedSs, eax

    ; ---- at the entry point

    inc     check                           ; 1: the status of NtSetInformationThread, the last call before
    cmp     savedEax, 0
    jne     failed
    inc     check                           ; 2: ECX is the stack pointer at the sysenter of that call
    mov     eax, savedEsp
    sub     eax, 14h
    cmp     savedEcx, eax
    jne     failed
    inc     check                           ; 3: EDX is where that sysexit went
    cmp     savedEdx, KiFastSystemCallRet
    jne     failed
    inc     check                           ; 4: EBX is the PEB
    mov     eax, fs:[30h]
    cmp     savedEbx, eax
    jne     failed
    inc     check                           ; 5: the stack ends at 00130000h
    cmp     savedEsp, 12FFC4h
    jne     failed
    inc     check                           ; 6: the frame of BaseProcessStart
    cmp     savedEbp, 12FFF0h
    jne     failed
    inc     check                           ; 7: `ret` goes to BaseProcessStart
    cmp     DWORD PTR [esp], EntryReturn
    jne     failed
    inc     check                           ; 8: IF, ZF, PF
    cmp     savedFlags, 246h
    jne     failed
    inc     check                           ; 9: selectors
    cmp     savedCs, 1Bh
    jne     failed
    cmp     savedDs, 23h
    jne     failed
    cmp     savedEs, 23h
    jne     failed
    cmp     savedSs, 23h
    jne     failed
    cmp     savedFs, 3Bh
    jne     failed
    cmp     savedGs, 0
    jne     failed
    inc     check                           ; 10: the chain of handlers has one record, at 0012FFE0h
    cmp     DWORD PTR fs:[0], 12FFE0h
    jne     failed
    cmp     DWORD PTR ds:[12FFE0h], 0FFFFFFFFh
    jne     failed
    cmp     DWORD PTR ds:[12FFE4h], 7C839AC0h
    jne     failed
    inc     check                           ; 11: the bounds of the stack, and the TEB's own address
    cmp     DWORD PTR fs:[4], 130000h
    jne     failed
    cmp     DWORD PTR fs:[8], 12F000h
    ja      failed
    mov     eax, fs:[18h]
    mov     ecx, [eax+30h]
    cmp     ecx, savedEbx
    jne     failed
    inc     check                           ; 12: where BaseProcessStart was told the entry point
    cmp     DWORD PTR ds:[12FFF8h], OFFSET main
    jne     failed
    inc     check                           ; 13: the page that the kernel shows: two addresses in ntdll
    cmp     DWORD PTR ds:[UserSharedData + 300h], KiFastSystemCallRet - 4
    jne     failed
    cmp     DWORD PTR ds:[UserSharedData + 304h], KiFastSystemCallRet
    jne     failed
    inc     check                           ; 14: Windows 5.1, as the same page says
    cmp     DWORD PTR ds:[UserSharedData + 26Ch], 5
    jne     failed
    cmp     DWORD PTR ds:[UserSharedData + 270h], 1
    jne     failed

    ; ---- a call through KiFastSystemCall, with an invalid handle

    mov     ebx, 0B0B0B0B0h
    mov     esi, 51515151h
    mov     edi, 0D1D1D1D1h
    stc                                     ; flags to find again
    pushfd
    pop     flagsBefore
    push    1234h
    call    CloseByCall
    pushfd
    pop     flagsAfter
    inc     check                           ; 15: the status
    cmp     eax, INVALID_HANDLE
    jne     failed
    inc     check                           ; 16: ECX: below ESP lay the argument and two return addresses
    lea     eax, [esp-0Ch]
    cmp     ecx, eax
    jne     failed
    inc     check                           ; 17: EDX
    cmp     edx, KiFastSystemCallRet
    jne     failed
    inc     check                           ; 18: flags come back as they were
    mov     eax, flagsBefore
    cmp     flagsAfter, eax
    jne     failed
    inc     check                           ; 19: these four are kept
    cmp     ebx, 0B0B0B0B0h
    jne     failed
    cmp     esi, 51515151h
    jne     failed
    cmp     edi, 0D1D1D1D1h
    jne     failed
    cmp     ebp, savedEbp
    jne     failed
    inc     check                           ; 20: the arguments were popped, once
    cmp     esp, savedEsp
    jne     failed

    ; ---- the same by int 2Eh: the kernel leaves by sysexit all the same

    push    1234h
    call    CloseByInterrupt
    inc     check                           ; 21: the status
    cmp     eax, INVALID_HANDLE
    jne     failed
    inc     check                           ; 22: ECX: one return address less
    lea     eax, [esp-8]
    cmp     ecx, eax
    jne     failed
    inc     check                           ; 23: EDX: the instruction behind int 2Eh
    cmp     edx, OFFSET behind
    jne     failed

    ; ---- numbers without a service

    inc     check                           ; 24: behind the table's end
    mov     eax, 11Ch
    lea     edx, [esp]
    int     2Eh
    cmp     eax, 0C000001Ch
    jne     failed
    inc     check                           ; 25: the third table is empty
    mov     eax, 2000h
    lea     edx, [esp]
    int     2Eh
    cmp     eax, 0C000001Ch
    jne     failed
    inc     check                           ; 26: bits above 13 do not count: this is NtClose again
    push    1234h
    mov     eax, 0FFFFC019h
    mov     edx, esp
    int     2Eh
    pop     ecx
    cmp     eax, INVALID_HANDLE
    jne     failed
    inc     check                           ; 27: arguments that cannot be read
    mov     eax, 19h
    mov     edx, 7FFF0000h
    int     2Eh
    cmp     eax, 0C0000005h
    jne     failed
    inc     check                           ; 28
    mov     eax, 19h
    mov     edx, 10h
    int     2Eh
    cmp     eax, 0C0000005h
    jne     failed

    xor     eax, eax
    retn
failed:
    mov     esp, savedEsp
    mov     eax, check
    retn
main ENDP

END main
