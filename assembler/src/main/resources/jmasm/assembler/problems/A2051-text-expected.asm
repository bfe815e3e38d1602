.386
.model flat, stdcall
name1 TEXTEQU 5 + 5      ; error A2051
end
