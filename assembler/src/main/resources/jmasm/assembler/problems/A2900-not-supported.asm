.386
.model flat, stdcall
flags RECORD a:1, b:2    ; error A2900
end
