.386
.model flat, stdcall
mine SEGMENT PARA
    BYTE 1
mine ENDS
mine SEGMENT PAGE        ; error A2015
mine ENDS
end
