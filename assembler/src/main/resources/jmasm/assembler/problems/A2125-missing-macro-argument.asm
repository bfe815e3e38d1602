.386
.model flat, stdcall
load MACRO register:REQ
    mov register, 0
ENDM
.code
    load                 ; error A2125
end
