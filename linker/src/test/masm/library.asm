; A DLL's functions and data. library.def and twin.def export them under different names, so that a program can use two
; DLLs that want the same base.
.386
.MODEL FLAT, STDCALL
OPTION CASEMAP:NONE

PUBLIC C shared

.DATA
shared  DWORD 5
where_  DWORD OFFSET shared             ; a base relocation

.CODE

Sum PROC a:DWORD, b:DWORD
    mov     eax, a
    add     eax, b
    ret
Sum ENDP

; Arguments left to the caller: its symbol is _Twice.
Twice PROC C a:DWORD
    mov     eax, a
    add     eax, eax
    ret
Twice ENDP

; The address of `shared` as the loader made it.
Where PROC
    mov     eax, where_
    ret
Where ENDP

END
