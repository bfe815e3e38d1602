.386
.model flat, stdcall
ENDIF                    ; fatal error A1011
end
