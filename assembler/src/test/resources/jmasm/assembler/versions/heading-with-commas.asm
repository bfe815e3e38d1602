; The heading of the procedures' table.
.386
.model flat, stdcall
.code
f PROC a:DWORD
    ret
f ENDP
end
