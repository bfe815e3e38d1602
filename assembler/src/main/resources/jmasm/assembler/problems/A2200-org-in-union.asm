.386
.model flat, stdcall
EITHER UNION
    ORG 4                        ; error A2200
    whole DWORD ?
EITHER ENDS
end
