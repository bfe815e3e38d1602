; int2e: the older way into the kernel, an interrupt.
;
; Windows NT 3.1 to 2000 entered the kernel by `int 2Eh`, and it works on Windows XP and 7 as before. The processor saves
; the return address itself, so no helper and no second return address is needed: EDX is simply the address of the first
; argument. The numbers, the arguments and the statuses are the same.
;
; Writes "int 2Eh" to C:\int2e.txt. The exit code is NtClose's status.

.386
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
FileName        WORD    "\","?","?","\","C",":","\","i","n","t","2","e",".","t","x","t"
NAME_BYTES      EQU     $ - FileName
Text            DB      "int 2Eh"
TEXT_BYTES      EQU     $ - Text

.CODE

; At each int 2Eh the stack holds the return address at ESP, and the arguments from ESP+4.

NtCreateFile PROC
    mov     eax, 25h
    lea     edx, [esp+4]
    int     2Eh
    retn    2Ch
NtCreateFile ENDP

NtWriteFile PROC
    mov     eax, 112h
    lea     edx, [esp+4]
    int     2Eh
    retn    24h
NtWriteFile ENDP

NtClose PROC
    mov     eax, 19h
    lea     edx, [esp+4]
    int     2Eh
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
finish:
    ret
main ENDP

END main
