; padding3: does the kernel want zero bytes behind a string?
;
; A string of 12 characters and its zero are 13 bytes. Behind them stand three more, so the
; file's name starts at an even address, and NtCreateFile returns STATUS_SUCCESS.
;
; What decides is the name, not the string: while the kernel copies the name it checks that the name's address is a
; multiple of 2, because a name is made of 16-bit characters. The string before it is written with any alignment.
;
; The exit code is what NtCreateFile returned.

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
Text            DB      "Hello World!",0,0,0,0
FileName        WORD    "\","?","?","\","C",":","\","t","e","s","t",".","t","x","t"
NAME_BYTES      EQU     $ - FileName

.CODE

NtCreateFile PROC
    mov     eax, 25h
    mov     edx, 7FFE0300h
    call    DWORD PTR [edx]
    retn    2Ch
NtCreateFile ENDP

NtWriteFile PROC
    mov     eax, 112h
    mov     edx, 7FFE0300h
    call    DWORD PTR [edx]
    retn    24h
NtWriteFile ENDP

main PROC
    LOCAL   us:UNICODE_STRING
    LOCAL   oa:OBJECT_ATTRIBUTES
    LOCAL   iosb:IO_STATUS_BLOCK
    LOCAL   file:DWORD
    LOCAL   status:DWORD

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

    push    0
    push    0
    push    20h                             ; FILE_SYNCHRONOUS_IO_NONALERT
    push    5                               ; FILE_OVERWRITE_IF
    push    0
    push    80h                             ; FILE_ATTRIBUTE_NORMAL
    push    0
    lea     eax, [iosb]
    push    eax
    lea     eax, [oa]
    push    eax
    push    10100000h                       ; GENERIC_ALL, SYNCHRONIZE
    lea     eax, [file]
    push    eax
    call    NtCreateFile
    mov     status, eax
    test    eax, eax
    js      finish

    ; One byte further than the string starts: an odd address is as good as any for the data.
    push    0
    push    0
    push    11
    push    OFFSET Text + 1
    lea     eax, [iosb]
    push    eax
    push    0
    push    0
    push    0
    push    file
    call    NtWriteFile
    or      status, eax
finish:
    mov     eax, status
    ret
main ENDP

END main
