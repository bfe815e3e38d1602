.386
.model flat, stdcall
.code
    ret 10000h                   ; error A2140
end
