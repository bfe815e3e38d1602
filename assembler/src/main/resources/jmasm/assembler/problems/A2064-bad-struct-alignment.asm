.386
.model flat, stdcall
POINT STRUCT 3           ; error A2064
end
