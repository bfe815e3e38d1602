.386
.model flat, stdcall
.data
value DWORD 0
.code
start:
    mov eax, start - value       ; error A2025
end
