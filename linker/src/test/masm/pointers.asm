; Addresses in code and data that a loader has to correct when the image does not lie at its base. Exit code 0 at 400000h,
; 99 anywhere else; another is the number of the check that failed.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
INCLUDELIB kernel32.lib

ExitProcess         PROTO :DWORD
GetModuleHandleA    PROTO :DWORD

.CONST
jumps   DWORD OFFSET first, OFFSET second, OFFSET third
inner   DWORD OFFSET jumps + 8

.DATA
check   DWORD 0
chain   DWORD OFFSET link1
link1   DWORD OFFSET link2
link2   DWORD 12345678h

Check MACRO condition:VARARG
    inc     check
    .IF !(condition)
        INVOKE  ExitProcess, check
    .ENDIF
ENDM

.CODE
start PROC
    ; Where code is, without any relocation.
    call    here
here:
    pop     esi
    Check   esi == OFFSET here

    mov     eax, chain
    mov     eax, [eax]
    Check   DWORD PTR [eax] == 12345678h

    xor     ebx, ebx
    xor     edi, edi
again:
    jmp     jumps[ebx*4]
first::
    add     edi, 1
    jmp     next
second::
    add     edi, 10h
    jmp     next
third::
    add     edi, 100h
next:
    inc     ebx
    cmp     ebx, 3
    jb      again
    Check   edi == 111h
    mov     eax, inner
    Check   DWORD PTR [eax] == OFFSET third

    ; Through the import table as well.
    INVOKE  GetModuleHandleA, 0
    mov     ecx, esi
    and     ecx, 0FFFF0000h
    Check   eax == ecx
    .IF eax == 400000h
        INVOKE  ExitProcess, 0
    .ENDIF
    INVOKE  ExitProcess, 99
start ENDP
END start
