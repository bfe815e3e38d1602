.386
.model flat, stdcall
IF 1
ELSE
ELSE                     ; error A2142
ENDIF
end
