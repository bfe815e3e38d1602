.386
.model flat, stdcall
.code
f PROC a:DWORD
    ret
f ENDP                           ; warning A6004
end
