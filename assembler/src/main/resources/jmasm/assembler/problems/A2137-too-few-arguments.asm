.386
.model flat, stdcall
f PROTO :DWORD
.code
    INVOKE f             ; error A2137
end
