; Uses two DLLs through their import libraries: functions by name and by ordinal, data, a forwarder. Both want base
; 10000000h: the loader must move one. Exit code 0, or the number of the check that failed.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
INCLUDELIB kernel32.lib

ExitProcess         PROTO :DWORD
GetModuleHandleA    PROTO :DWORD
GetProcAddress      PROTO :DWORD, :DWORD
GetCurrentThreadId  PROTO

Sum         PROTO :DWORD, :DWORD
Twice       PROTO C :DWORD
Where       PROTO
Thread      PROTO
OtherSum    PROTO :DWORD, :DWORD
OtherWhere  PROTO

EXTERN C _imp__shared:DWORD             ; holds the variable's address

.DATA
libraryName DB "library.dll", 0
sharedName  DB "shared", 0
check       DWORD 0

Check MACRO condition:VARARG
    inc     check
    .IF !(condition)
        INVOKE  ExitProcess, check
    .ENDIF
ENDM

.CODE
start PROC
    INVOKE  Sum, 2, 3
    Check   eax == 5
    INVOKE  Twice, 21
    Check   eax == 42
    INVOKE  OtherSum, 40, 2
    Check   eax == 42

    ; Data: the same variable through the import, the DLL's own pointer, and GetProcAddress.
    mov     ebx, _imp__shared
    Check   DWORD PTR [ebx] == 5
    INVOKE  Where                       ; by ordinal
    Check   eax == ebx
    INVOKE  GetModuleHandleA, OFFSET libraryName
    mov     esi, eax
    INVOKE  GetProcAddress, esi, OFFSET sharedName
    Check   eax == ebx
    INVOKE  GetProcAddress, esi, 10     ; an ordinal: a name has an address of 10000h or more
    Check   eax != 0
    call    eax
    Check   eax == ebx

    ; The twin has its own variable at its own place, and its pointer was relocated to it.
    INVOKE  OtherWhere
    mov     edi, eax
    Check   edi != ebx
    Check   DWORD PTR [edi] == 5
    inc     DWORD PTR [ebx]
    Check   DWORD PTR [edi] == 5

    ; A forwarder is kernel32's function.
    INVOKE  Thread
    mov     ebx, eax
    INVOKE  GetCurrentThreadId
    Check   eax == ebx
    INVOKE  ExitProcess, 0
start ENDP
END start
