.386
.model flat, stdcall
ASSUME eax:WORD                  ; error A2158
end
