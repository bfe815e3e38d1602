.386
.model flat, stdcall
name1 TEXTEQU @SubStr(<text>, 1   ; error A2157
end
