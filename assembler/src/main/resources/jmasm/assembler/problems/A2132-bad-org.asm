.386
.model flat, stdcall
EXTERN other:DWORD
.code
    nop
    ORG other            ; error A2132
end
