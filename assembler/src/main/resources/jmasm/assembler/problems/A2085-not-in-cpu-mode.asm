.386
.model flat, stdcall
.code
    cmpxchg8b [ebx]      ; error A2085
end
