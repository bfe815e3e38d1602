.386
.model flat, stdcall
.code
f PROC <NOTIFY>                  ; warning A4005
    ret
f ENDP
end
