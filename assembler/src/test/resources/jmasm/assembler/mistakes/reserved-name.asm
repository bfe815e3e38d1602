; An instruction as a name.
.386
.model flat, stdcall
option casemap:none
.data
add DWORD 5                      ; error A2008
.code
loop:                            ; error A2008
    nop
END
