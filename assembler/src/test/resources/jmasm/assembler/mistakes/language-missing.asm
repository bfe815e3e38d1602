; Parameters without a calling convention.
.386
.model flat
.code
f PROC a:DWORD                   ; error A2119
    ret
f ENDP
END
