.386
.model flat, stdcall
.code
    cld eax              ; error A2069
end
