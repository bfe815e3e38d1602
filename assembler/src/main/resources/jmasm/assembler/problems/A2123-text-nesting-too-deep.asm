.386
.model flat, stdcall
name1 TEXTEQU <name2>
name2 TEXTEQU <name1>
.code
    mov eax, name1       ; error A2123
end
