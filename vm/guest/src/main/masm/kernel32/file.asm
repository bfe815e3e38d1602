; Files and the standard handles.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE ntdll.inc
INCLUDE kernel32.inc

BaseSetLastNTError PROTO STDCALL :DWORD

MAX_PATH            EQU 260
PREFIX_BYTES        EQU 8                       ; \??\ in 16-bit characters

.CONST
; What NtCreateFile is told for CREATE_NEW ... TRUNCATE_EXISTING.
Dispositions        DWORD FILE_CREATE, FILE_OVERWRITE_IF, FILE_OPEN, FILE_OPEN_IF, FILE_OVERWRITE
Prefix              WORD "\", "?", "?", "\"

.CODE

GetStdHandle PROC EXPORT nStdHandle:DWORD
        mov     eax, fs:[TEB.ProcessEnvironmentBlock]
        mov     eax, [eax].PEB.ProcessParameters
        mov     ecx, nStdHandle
        cmp     ecx, STD_OUTPUT_HANDLE
        je      output
        cmp     ecx, STD_INPUT_HANDLE
        je      input
        cmp     ecx, STD_ERROR_HANDLE
        je      error
        push    ERROR_INVALID_HANDLE
        call    SetLastError
        mov     eax, INVALID_HANDLE_VALUE
        ret
output: mov     eax, [eax].RTL_USER_PROCESS_PARAMETERS.StandardOutput
        ret
input:  mov     eax, [eax].RTL_USER_PROCESS_PARAMETERS.StandardInput
        ret
error:  mov     eax, [eax].RTL_USER_PROCESS_PARAMETERS.StandardError
        ret
GetStdHandle ENDP

; Writes at the file's position. Not here yet: overlapped writing, and the console, which is no file on Windows XP.
WriteFile PROC EXPORT hFile:DWORD, lpBuffer:DWORD, nNumberOfBytesToWrite:DWORD, lpNumberOfBytesWritten:DWORD, lpOverlapped:DWORD
        LOCAL   ioStatus:IO_STATUS_BLOCK
        mov     eax, lpNumberOfBytesWritten
        test    eax, eax
        jz      write
        mov     DWORD PTR [eax], 0
write:  push    NULL
        push    NULL
        push    nNumberOfBytesToWrite
        push    lpBuffer
        lea     eax, ioStatus
        push    eax
        push    NULL
        push    NULL
        push    NULL
        push    hFile
        call    NtWriteFile
        test    eax, eax
        js      failed
        mov     eax, lpNumberOfBytesWritten
        test    eax, eax
        jz      done
        mov     ecx, ioStatus.Information
        mov     [eax], ecx
done:   mov     eax, TRUE
        ret
failed: push    eax
        call    BaseSetLastNTError
        xor     eax, eax
        ret
WriteFile ENDP

; Reads at the file's position; at the end of the file 0 bytes, which is a success.
ReadFile PROC EXPORT hFile:DWORD, lpBuffer:DWORD, nNumberOfBytesToRead:DWORD, lpNumberOfBytesRead:DWORD, lpOverlapped:DWORD
        LOCAL   ioStatus:IO_STATUS_BLOCK
        mov     ioStatus.Information, 0
        push    NULL
        push    NULL
        push    nNumberOfBytesToRead
        push    lpBuffer
        lea     eax, ioStatus
        push    eax
        push    NULL
        push    NULL
        push    NULL
        push    hFile
        call    NtReadFile
        mov     edx, lpNumberOfBytesRead
        test    edx, edx
        jz      counted
        mov     ecx, ioStatus.Information
        mov     [edx], ecx
counted:
        cmp     eax, STATUS_END_OF_FILE
        je      done
        test    eax, eax
        js      failed
done:   mov     eax, TRUE
        ret
failed: push    eax
        call    BaseSetLastNTError
        xor     eax, eax
        ret
ReadFile ENDP

CloseHandle PROC EXPORT hObject:DWORD
        push    hObject
        call    NtClose
        test    eax, eax
        js      failed
        mov     eax, TRUE
        ret
failed: push    eax
        call    BaseSetLastNTError
        xor     eax, eax
        ret
CloseHandle ENDP

; Opens a file by its full path, such as C:\test.txt. Not here yet: names relative to the current directory, devices
; (CON, NUL), security attributes, flags beyond the attributes, templates.
CreateFileA PROC EXPORT USES ebx esi edi lpFileName:DWORD, dwDesiredAccess:DWORD, dwShareMode:DWORD, lpSecurityAttributes:DWORD, dwCreationDisposition:DWORD, dwFlagsAndAttributes:DWORD, hTemplateFile:DWORD
        LOCAL   file:DWORD
        LOCAL   ioStatus:IO_STATUS_BLOCK
        LOCAL   attributes:OBJECT_ATTRIBUTES
        LOCAL   ansi:ANSI_STRING
        LOCAL   rest:UNICODE_STRING             ; the part of the buffer behind \??\
        LOCAL   path:UNICODE_STRING
        LOCAL   buffer[MAX_PATH + 4]:WORD
        mov     ebx, dwCreationDisposition
        dec     ebx
        cmp     ebx, TRUNCATE_EXISTING
        jae     badParameter
        lea     esi, Prefix
        lea     edi, buffer
        cld
        movsd
        movsd
        mov     rest._Length, 0
        mov     rest.MaximumLength, MAX_PATH * 2
        mov     rest.Buffer, edi
        push    lpFileName
        lea     eax, ansi
        push    eax
        call    RtlInitAnsiString
        push    FALSE
        lea     eax, ansi
        push    eax
        lea     eax, rest
        push    eax
        call    RtlAnsiStringToUnicodeString
        test    eax, eax
        js      tooLong
        mov     ax, rest._Length
        add     ax, PREFIX_BYTES
        mov     path._Length, ax
        mov     path.MaximumLength, ax
        lea     eax, buffer
        mov     path.Buffer, eax
        mov     attributes._Length, SIZEOF OBJECT_ATTRIBUTES
        mov     attributes.RootDirectory, NULL
        lea     eax, path
        mov     attributes.ObjectName, eax
        mov     attributes.Attributes, OBJ_CASE_INSENSITIVE
        mov     attributes.SecurityDescriptor, NULL
        mov     attributes.SecurityQualityOfService, NULL
        push    0
        push    NULL
        push    FILE_SYNCHRONOUS_IO_NONALERT OR FILE_NON_DIRECTORY_FILE
        push    Dispositions[ebx*4]
        push    dwShareMode
        mov     eax, dwFlagsAndAttributes
        and     eax, 7FB7h                      ; the attributes; the rest are flags
        push    eax
        push    NULL
        lea     eax, ioStatus
        push    eax
        lea     eax, attributes
        push    eax
        mov     eax, dwDesiredAccess
        or      eax, SYNCHRONIZE OR FILE_READ_ATTRIBUTES
        push    eax
        lea     eax, file
        push    eax
        call    NtCreateFile
        test    eax, eax
        js      failed
        push    0
        call    SetLastError
        mov     eax, file
        ret
tooLong:
        mov     eax, STATUS_NAME_TOO_LONG
failed: push    eax
        call    BaseSetLastNTError
        mov     eax, INVALID_HANDLE_VALUE
        ret
badParameter:
        push    ERROR_INVALID_PARAMETER
        call    SetLastError
        mov     eax, INVALID_HANDLE_VALUE
        ret
CreateFileA ENDP

END
