.386
.model flat, stdcall
f PROTO :DWORD
.code
    INVOKE f, ADDR eax           ; error A2033
end
