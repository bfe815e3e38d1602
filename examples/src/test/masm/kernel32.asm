; Checks functions of kernel32. Exit code 0, or the number of the check that failed.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE kernel32.inc

INCLUDELIB kernel32.lib

MAGIC               EQU 5A4Dh                   ; "MZ", where every image begins

.DATA
FileName            BYTE "C:\kernel32.txt", 0
Missing             BYTE "C:\missing.txt", 0
Text                BYTE "written by WriteFile"
TEXT_BYTES          EQU $ - Text
NameOfNtdll         BYTE "NtDll", 0
NameOfNtdllDll      BYTE "ntdll.DLL", 0
NameOfKernel32      BYTE "kernel32", 0
NameOfNothing       BYTE "nothing", 0
NameOfFunction      BYTE "GetLastError", 0
NameOfNoFunction    BYTE "GetLostError", 0
check               DWORD 0
file                DWORD ?
bytes               DWORD ?
buffer              BYTE 64 DUP (?)

.CODE
main PROC
        inc     check                           ; 1: the last error is the thread's
        push    1234
        call    SetLastError
        call    GetLastError
        cmp     eax, 1234
        jne     failed
        mov     eax, fs:[TEB.NtTib.Self]
        cmp     [eax].TEB.LastErrorValue, 1234
        jne     failed

        inc     check                           ; 2: pseudo handles and identities
        call    GetCurrentProcess
        cmp     eax, -1
        jne     failed
        call    GetCurrentThread
        cmp     eax, -2
        jne     failed
        call    GetCurrentProcessId
        cmp     eax, fs:[TEB.ClientId.UniqueProcess]
        jne     failed
        call    GetCurrentThreadId
        cmp     eax, fs:[TEB.ClientId.UniqueThread]
        jne     failed

        inc     check                           ; 3: a file that is not there
        push    NULL
        push    FILE_ATTRIBUTE_NORMAL
        push    OPEN_EXISTING
        push    NULL
        push    0
        push    GENERIC_READ
        push    OFFSET Missing
        call    CreateFileA
        cmp     eax, INVALID_HANDLE_VALUE
        jne     failed
        call    GetLastError
        cmp     eax, ERROR_FILE_NOT_FOUND
        jne     failed

        inc     check                           ; 4: a disposition that does not exist
        push    NULL
        push    0
        push    6
        push    NULL
        push    0
        push    GENERIC_READ
        push    OFFSET Missing
        call    CreateFileA
        cmp     eax, INVALID_HANDLE_VALUE
        jne     failed
        call    GetLastError
        cmp     eax, ERROR_INVALID_PARAMETER
        jne     failed

        inc     check                           ; 5: write a file
        push    NULL
        push    FILE_ATTRIBUTE_NORMAL
        push    CREATE_ALWAYS
        push    NULL
        push    0
        push    GENERIC_WRITE
        push    OFFSET FileName
        call    CreateFileA
        cmp     eax, INVALID_HANDLE_VALUE
        je      failed
        mov     file, eax
        push    NULL
        push    OFFSET bytes
        push    TEXT_BYTES
        push    OFFSET Text
        push    file
        call    WriteFile
        cmp     eax, TRUE
        jne     failed
        cmp     bytes, TEXT_BYTES
        jne     failed
        push    file
        call    CloseHandle
        cmp     eax, TRUE
        jne     failed

        inc     check                           ; 6: the handle is gone
        push    file
        call    CloseHandle
        test    eax, eax
        jnz     failed
        call    GetLastError
        cmp     eax, ERROR_INVALID_HANDLE
        jne     failed

        inc     check                           ; 7: read it again, and its end
        push    NULL
        push    FILE_ATTRIBUTE_NORMAL
        push    OPEN_EXISTING
        push    NULL
        push    FILE_SHARE_READ
        push    GENERIC_READ
        push    OFFSET FileName
        call    CreateFileA
        cmp     eax, INVALID_HANDLE_VALUE
        je      failed
        mov     file, eax
        push    NULL
        push    OFFSET bytes
        push    SIZEOF buffer
        push    OFFSET buffer
        push    file
        call    ReadFile
        cmp     eax, TRUE
        jne     failed
        cmp     bytes, TEXT_BYTES
        jne     failed
        mov     esi, OFFSET Text
        mov     edi, OFFSET buffer
        mov     ecx, TEXT_BYTES
        cld
        repe cmpsb
        jne     failed
        push    NULL
        push    OFFSET bytes
        push    SIZEOF buffer
        push    OFFSET buffer
        push    file
        call    ReadFile
        cmp     eax, TRUE
        jne     failed
        cmp     bytes, 0
        jne     failed
        push    file
        call    CloseHandle

        inc     check                           ; 8: modules by name
        push    NULL
        call    GetModuleHandleA
        mov     ecx, fs:[TEB.ProcessEnvironmentBlock]
        cmp     eax, [ecx].PEB.ImageBaseAddress
        jne     failed
        cmp     WORD PTR [eax], MAGIC
        jne     failed
        push    OFFSET NameOfNtdll
        call    GetModuleHandleA
        mov     ebx, eax
        cmp     WORD PTR [ebx], MAGIC
        jne     failed
        push    OFFSET NameOfNtdllDll
        call    GetModuleHandleA
        cmp     eax, ebx
        jne     failed
        push    OFFSET NameOfNothing
        call    GetModuleHandleA
        test    eax, eax
        jnz     failed
        call    GetLastError
        cmp     eax, ERROR_MOD_NOT_FOUND
        jne     failed

        inc     check                           ; 9: functions by name and by ordinal
        push    OFFSET NameOfKernel32
        call    GetModuleHandleA
        mov     ebx, eax
        push    OFFSET NameOfFunction
        push    ebx
        call    GetProcAddress
        test    eax, eax
        jz      failed
        mov     esi, eax
        push    77
        call    SetLastError
        call    esi
        cmp     eax, 77
        jne     failed
        push    OFFSET NameOfNoFunction
        push    ebx
        call    GetProcAddress
        test    eax, eax
        jnz     failed
        call    GetLastError
        cmp     eax, ERROR_PROC_NOT_FOUND
        jne     failed
        push    1
        push    ebx
        call    GetProcAddress
        test    eax, eax
        jz      failed
        push    0FFFFh
        push    ebx
        call    GetProcAddress
        test    eax, eax
        jnz     failed

        inc     check                           ; 10: three standard handles and no fourth
        push    STD_INPUT_HANDLE
        call    GetStdHandle
        mov     ecx, fs:[TEB.ProcessEnvironmentBlock]
        mov     ecx, [ecx].PEB.ProcessParameters
        cmp     eax, [ecx].RTL_USER_PROCESS_PARAMETERS.StandardInput
        jne     failed
        push    STD_OUTPUT_HANDLE
        call    GetStdHandle
        mov     ecx, fs:[TEB.ProcessEnvironmentBlock]
        mov     ecx, [ecx].PEB.ProcessParameters
        cmp     eax, [ecx].RTL_USER_PROCESS_PARAMETERS.StandardOutput
        jne     failed
        push    STD_ERROR_HANDLE
        call    GetStdHandle
        mov     ecx, fs:[TEB.ProcessEnvironmentBlock]
        mov     ecx, [ecx].PEB.ProcessParameters
        cmp     eax, [ecx].RTL_USER_PROCESS_PARAMETERS.StandardError
        jne     failed
        push    -13
        call    GetStdHandle
        cmp     eax, INVALID_HANDLE_VALUE
        jne     failed

        push    0
        call    ExitProcess
failed: push    check
        call    ExitThread                      ; the only thread: the process ends with this code
main ENDP

END main
