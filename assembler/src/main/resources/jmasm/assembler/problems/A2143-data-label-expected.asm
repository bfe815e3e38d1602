.386
.model flat, stdcall
.code
start:
    mov eax, LENGTHOF start  ; error A2143
end
