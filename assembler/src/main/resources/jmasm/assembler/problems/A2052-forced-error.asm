.386
.model flat, stdcall
.ERR <this should not be read>   ; error A2052
end
