; Run once after a build, for the classes that it makes the tools load. Opens, writes and closes a file by the names of
; ntdll's functions, so that it works on every version of Windows that jrun emulates.
.386
.model flat, stdcall
option casemap:none
includelib ntdll.lib

UNICODE_STRING STRUCT
    Len             WORD ?
    MaximumLength   WORD ?
    Buffer          DWORD ?
UNICODE_STRING ENDS

OBJECT_ATTRIBUTES STRUCT
    Len                         DWORD ?
    RootDirectory               DWORD ?
    ObjectName                  DWORD ?
    Attributes                  DWORD ?
    SecurityDescriptor          DWORD ?
    SecurityQualityOfService    DWORD ?
OBJECT_ATTRIBUTES ENDS

NtCreateFile PROTO :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD
NtWriteFile PROTO :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD, :DWORD
NtClose PROTO :DWORD

.data
text        DB "Hello", 0
ALIGN 2
fileName    WORD "\", "?", "?", "\", "C", ":", "\", "r", "e", "h", ".", "t", "x", "t"
NAME_BYTES  EQU $ - fileName
file        DWORD ?
iosb        DWORD 2 DUP (?)

.code
main PROC
    LOCAL us:UNICODE_STRING
    LOCAL oa:OBJECT_ATTRIBUTES
    mov us.Len, NAME_BYTES
    mov us.MaximumLength, NAME_BYTES
    mov us.Buffer, OFFSET fileName
    mov oa.Len, SIZEOF OBJECT_ATTRIBUTES
    mov oa.RootDirectory, 0
    lea eax, us
    mov oa.ObjectName, eax
    mov oa.Attributes, 40h
    mov oa.SecurityDescriptor, 0
    mov oa.SecurityQualityOfService, 0
    INVOKE NtCreateFile, ADDR file, 10100000h, ADDR oa, ADDR iosb, 0, 80h, 0, 5, 20h, 0, 0
    test eax, eax
    js done
    INVOKE NtWriteFile, file, 0, 0, 0, ADDR iosb, ADDR text, SIZEOF text - 1, 0, 0
    INVOKE NtClose, file
done:
    ret
main ENDP
END main
