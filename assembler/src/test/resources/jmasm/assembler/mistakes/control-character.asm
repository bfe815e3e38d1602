; Quotation marks of a word processor.
.386
.model flat, stdcall
option casemap:none
.code
    mov eax, “5”                 ; error A2044
END
