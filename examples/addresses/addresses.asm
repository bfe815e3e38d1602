; addresses: where ntdll's functions are, as GetProcAddress tells it.
;
; Writes three lines to addresses.txt. Unlike ../testnt it imports functions, from kernel32.dll: jlink finds kernel32.lib
; by itself, and jrun brings the DLL.

.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE
INCLUDELIB kernel32.lib

CloseHandle         PROTO :DWORD
CreateFileA         PROTO :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD
ExitProcess         PROTO :DWORD
GetModuleHandleA    PROTO :DWORD
GetProcAddress      PROTO :DWORD, :DWORD
WriteFile           PROTO :DWORD, :DWORD, :DWORD, :DWORD, :DWORD

NULL                EQU 0
GENERIC_WRITE       EQU 40000000h
CREATE_ALWAYS       EQU 2
INVALID_HANDLE      EQU -1

.DATA
moduleName  DB "ntdll.dll", 0
fileName    DB "C:\addresses.txt", 0

nameCreate  DB "NtCreateFile", 0
nameWrite   DB "NtWriteFile", 0
nameClose   DB "NtClose", 0
names       DWORD OFFSET nameCreate, OFFSET nameWrite, OFFSET nameClose

digits      DB "0123456789ABCDEF"
line        DB "........h "         ; the address goes here
LINE_BYTES  EQU $ - line
lineEnd     DB 10

.DATA?
module      DWORD ?
file        DWORD ?
written     DWORD ?

.CODE

; Writes a number to `line` as eight hexadecimal digits.
FormatHex PROC USES edi number:DWORD
    mov     eax, number
    lea     edi, line
    mov     ecx, 8
next:
    rol     eax, 4                  ; the highest digit comes first
    mov     edx, eax
    and     edx, 0Fh
    mov     dl, digits[edx]
    mov     [edi], dl
    inc     edi
    dec     ecx
    jnz     next
    ret
FormatHex ENDP

; The number of characters before the terminating zero, in EAX.
StringLength PROC string:DWORD
    mov     edx, string
    xor     eax, eax
    jmp     check
next:
    inc     eax
check:
    cmp     BYTE PTR [edx+eax], 0
    jne     next
    ret
StringLength ENDP

main PROC
    INVOKE  GetModuleHandleA, ADDR moduleName
    mov     module, eax
    INVOKE  CreateFileA, ADDR fileName, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL
    mov     file, eax
    cmp     eax, INVALID_HANDLE
    je      failed

    xor     ebx, ebx                ; EBX, ESI and EDI live through a call, EAX, ECX and EDX do not
next:
    mov     esi, names[ebx*4]
    INVOKE  GetProcAddress, module, esi
    INVOKE  FormatHex, eax
    INVOKE  WriteFile, file, ADDR line, LINE_BYTES, ADDR written, NULL
    INVOKE  StringLength, esi
    INVOKE  WriteFile, file, esi, eax, ADDR written, NULL
    INVOKE  WriteFile, file, ADDR lineEnd, 1, ADDR written, NULL
    inc     ebx
    cmp     ebx, LENGTHOF names
    jb      next

    INVOKE  CloseHandle, file
    INVOKE  ExitProcess, 0
failed:
    INVOKE  ExitProcess, 1
main ENDP

END main
