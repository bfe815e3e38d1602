.386
.model flat, stdcall
.code
@@:                              ; warning A5000
    nop
end
