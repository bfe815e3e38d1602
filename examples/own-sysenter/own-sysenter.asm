; own-sysenter: what if a program executes sysenter itself, without asking 7FFE0300h where to go?
;
; It works, with a surprise. sysenter saves no return address, so the kernel cannot know where it was executed; it always
; goes back to the address stored at 7FFE0304h, the `ret` behind ntdll's own sysenter. That `ret` takes its address
; from the stack. So the program must keep the stack as ntdll would have it, two return addresses below the arguments,
; and the instruction behind its own sysenter is never reached.
;
; Writes "sysenter" to C:\sysenter.txt. The exit code is 0, or 1 when the unreachable instruction was reached.

.686
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE

UNICODE_STRING STRUCT
    Len                         WORD  ?
    MaximumLength               WORD  ?
    Buffer                      DWORD ?
UNICODE_STRING ENDS

OBJECT_ATTRIBUTES STRUCT
    Len                         DWORD ?
    RootDirectory               DWORD ?
    ObjectName                  DWORD ?
    Attributes                  DWORD ?
    SecurityDescriptor          DWORD ?
    SecurityQualityOfService    DWORD ?
OBJECT_ATTRIBUTES ENDS

IO_STATUS_BLOCK STRUCT
    Status                      DWORD ?
    Information                 DWORD ?
IO_STATUS_BLOCK ENDS

.DATA
FileName        WORD    "\","?","?","\","C",":","\","s","y","s","e","n","t","e","r",".","t","x","t"
NAME_BYTES      EQU     $ - FileName
Text            DB      "sysenter"
TEXT_BYTES      EQU     $ - Text
ALIGN 4
Reached         DWORD   0

.CODE

; Called by the stubs below, so that at sysenter [ESP] leads back into the stub, [ESP+4] back to main, and the arguments
; start at [ESP+8]: the kernel reads them from EDX + 8.
EnterKernel PROC
    mov     edx, esp
    sysenter
    mov     Reached, 1                      ; nobody comes here
    retn
EnterKernel ENDP

NtCreateFile PROC
    mov     eax, 25h
    call    EnterKernel
    retn    2Ch
NtCreateFile ENDP

NtWriteFile PROC
    mov     eax, 112h
    call    EnterKernel
    retn    24h
NtWriteFile ENDP

NtClose PROC
    mov     eax, 19h
    call    EnterKernel
    retn    4
NtClose ENDP

main PROC
    LOCAL   us:UNICODE_STRING
    LOCAL   oa:OBJECT_ATTRIBUTES
    LOCAL   iosb:IO_STATUS_BLOCK
    LOCAL   file:DWORD

    mov     us.Len, NAME_BYTES
    mov     us.MaximumLength, NAME_BYTES
    mov     us.Buffer, OFFSET FileName
    mov     oa.Len, TYPE OBJECT_ATTRIBUTES
    mov     oa.RootDirectory, 0
    lea     eax, [us]
    mov     oa.ObjectName, eax
    mov     oa.Attributes, 0
    mov     oa.SecurityDescriptor, 0
    mov     oa.SecurityQualityOfService, 0

    push    0                               ; EaLength
    push    0                               ; EaBuffer
    push    20h                             ; CreateOptions: FILE_SYNCHRONOUS_IO_NONALERT
    push    5                               ; CreateDisposition: FILE_OVERWRITE_IF
    push    0                               ; ShareAccess
    push    80h                             ; FileAttributes: FILE_ATTRIBUTE_NORMAL
    push    0                               ; AllocationSize
    lea     eax, [iosb]
    push    eax                             ; IoStatusBlock
    lea     eax, [oa]
    push    eax                             ; ObjectAttributes
    push    40100000h                       ; DesiredAccess: GENERIC_WRITE, SYNCHRONIZE
    lea     eax, [file]
    push    eax                             ; FileHandle
    call    NtCreateFile
    test    eax, eax
    js      finish

    push    0                               ; Key
    push    0                               ; ByteOffset
    push    TEXT_BYTES                      ; Length
    push    OFFSET Text                     ; Buffer
    lea     eax, [iosb]
    push    eax                             ; IoStatusBlock
    push    0                               ; ApcContext
    push    0                               ; ApcRoutine
    push    0                               ; Event
    push    file                            ; FileHandle
    call    NtWriteFile

    push    file                            ; Handle
    call    NtClose
    or      eax, Reached
finish:
    ret
main ENDP

END main
