; testnt-win7: ../testnt/testnt.asm with the service numbers of Windows 7.
;
; On Windows a program opens a file with CreateFile of kernel32.dll. Below that stands NtCreateFile of ntdll.dll, and
; below that an instruction that enters the kernel. This program starts at the bottom: it brings its own copies of three
; ntdll functions and imports nothing.
;
;   bin/jrun --os win7 examples/testnt-win7/testnt-win7.asm
;
; Numbers are no promise: 42h is NtCreateFile here, and on Windows XP another service that wants other arguments. That is
; why programs call ntdll's functions by name. (Without --os win7, jrun says which service 42h is.)

.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE

; ---------------------------------------------------------------- what the kernel wants to be told, and how

; A counted string of 16-bit characters. The kernel looks at the lengths, never for a zero.
UNICODE_STRING STRUCT
    Len                         WORD  ?     ; in bytes
    MaximumLength               WORD  ?
    Buffer                      DWORD ?
UNICODE_STRING ENDS

; Names an object: a file, a key, an event ... all are named this way.
OBJECT_ATTRIBUTES STRUCT
    Len                         DWORD ?     ; of this structure, as a version number of sorts
    RootDirectory               DWORD ?
    ObjectName                  DWORD ?     ; the address of a UNICODE_STRING
    Attributes                  DWORD ?
    SecurityDescriptor          DWORD ?
    SecurityQualityOfService    DWORD ?
OBJECT_ATTRIBUTES ENDS

; What became of a request.
IO_STATUS_BLOCK STRUCT
    Status                      DWORD ?
    Information                 DWORD ?     ; here: the number of bytes written
IO_STATUS_BLOCK ENDS

NULL                            EQU 0
SYNCHRONIZE                     EQU 100000h
GENERIC_ALL                     EQU 10000000h
FILE_ATTRIBUTE_NORMAL           EQU 80h
FILE_OVERWRITE_IF               EQU 5       ; empty the file if it exists, else make it
FILE_SYNCHRONOUS_IO_NONALERT    EQU 20h     ; a service comes back when its work is done
OBJ_KERNEL_HANDLE               EQU 200h    ; means nothing when a program asks for it: the kernel drops it

; Declared, not called: a PROTO alone makes the linker look for nothing.
ExitProcess PROTO :DWORD

.DATA
Text            DB      "Hello World!"
TEXT_BYTES      EQU     $ - Text

; The kernel knows no drive C: as such. \??\ is the directory in which drive letters are symbolic links.
; A name must stand at an even address, and 12 bytes stand before this one: see ../padding.
FileName        WORD    "\","?","?","\","C",":","\","t","e","s","t",".","t","x","t"
NAME_BYTES      EQU     $ - FileName

.CODE

; ---------------------------------------------------------------- three services of the kernel
;
; EAX says which one: it is an index into a table of the kernel. 7FFE0300h lies in a page that the kernel shows to every
; process; the address stored there leads to the instruction that this processor enters the kernel with. `retn` takes
; the arguments off the stack, four bytes each, because the kernel has read them but cannot pop them.

NtCreateFile PROC
    mov     eax, 42h
    mov     edx, 7FFE0300h
    call    DWORD PTR [edx]
    retn    2Ch                             ; 11 arguments
NtCreateFile ENDP

NtWriteFile PROC
    mov     eax, 18Ch
    mov     edx, 7FFE0300h
    call    DWORD PTR [edx]
    retn    24h                             ; 9 arguments
NtWriteFile ENDP

NtClose PROC
    mov     eax, 32h
    mov     edx, 7FFE0300h
    call    DWORD PTR [edx]
    retn    4                               ; 1 argument
NtClose ENDP

; ---------------------------------------------------------------- the program

main PROC
    LOCAL   us:UNICODE_STRING
    LOCAL   oa:OBJECT_ATTRIBUTES
    LOCAL   iosb:IO_STATUS_BLOCK
    LOCAL   file:DWORD

    mov     us.Len, NAME_BYTES
    mov     us.MaximumLength, NAME_BYTES
    mov     us.Buffer, OFFSET FileName

    mov     oa.Len, TYPE OBJECT_ATTRIBUTES
    mov     oa.RootDirectory, NULL          ; the name is a full one
    lea     eax, [us]
    mov     oa.ObjectName, eax
    mov     oa.Attributes, OBJ_KERNEL_HANDLE
    mov     oa.SecurityDescriptor, NULL
    mov     oa.SecurityQualityOfService, NULL

    ; Arguments go onto the stack from the last to the first.
    push    0                               ; EaLength
    push    NULL                            ; EaBuffer
    push    FILE_SYNCHRONOUS_IO_NONALERT    ; CreateOptions
    push    FILE_OVERWRITE_IF               ; CreateDisposition
    push    0                               ; ShareAccess: nobody else may open it meanwhile
    push    FILE_ATTRIBUTE_NORMAL           ; FileAttributes
    push    NULL                            ; AllocationSize
    lea     eax, [iosb]
    push    eax                             ; IoStatusBlock
    lea     eax, [oa]
    push    eax                             ; ObjectAttributes
    push    GENERIC_ALL OR SYNCHRONIZE      ; DesiredAccess
    lea     eax, [file]
    push    eax                             ; FileHandle
    call    NtCreateFile
    test    eax, eax                        ; a status below zero is an error or a warning
    js      finish

    push    NULL                            ; Key
    push    NULL                            ; ByteOffset: where the file stands
    push    TEXT_BYTES                      ; Length
    push    OFFSET Text                     ; Buffer
    lea     eax, [iosb]
    push    eax                             ; IoStatusBlock
    push    NULL                            ; ApcContext
    push    NULL                            ; ApcRoutine
    push    NULL                            ; Event
    push    file                            ; FileHandle
    call    NtWriteFile

    push    file                            ; Handle
    call    NtClose

    ; EAX is the status of the last call, and the exit code of the process: whoever called the entry point ends the
    ; thread with it.
finish:
    ret
main ENDP

END main
