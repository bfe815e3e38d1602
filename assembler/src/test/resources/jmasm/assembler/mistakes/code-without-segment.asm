; Code before .CODE.
.386
.model flat, stdcall
option casemap:none
    mov eax, 1                   ; error A2034
END
