.386
.model flat, stdcall
COMMENT ~                ; error A2110
end
