.386
.model flat, stdcall
EXITM                    ; error A2170
end
