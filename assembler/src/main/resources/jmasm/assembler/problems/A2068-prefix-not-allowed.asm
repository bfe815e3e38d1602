.386
.model flat, stdcall
.code
    rep mov eax, ebx     ; error A2068
end
