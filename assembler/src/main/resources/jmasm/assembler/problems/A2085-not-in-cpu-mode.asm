.386
.model flat, stdcall
.code
    cmpxchg8b [ebx]      ; error A2085
    mov eax, cr0         ; error A2085
    mov dr7, eax         ; error A2085
    mov tr6, eax         ; error A2085
    movd mm0, eax        ; error A2085
.386P
    mov eax, cr0
    mov dr7, eax
end
