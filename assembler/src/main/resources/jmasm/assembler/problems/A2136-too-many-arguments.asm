.386
.model flat, stdcall
f PROTO :DWORD
.code
    INVOKE f, 1, 2       ; error A2136
end
