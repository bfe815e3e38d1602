; .IF that compares memory with memory.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .IF DWORD PTR [eax] == DWORD PTR [ebx] ; error A2070
    .ENDIF
    ret
main ENDP
END main
