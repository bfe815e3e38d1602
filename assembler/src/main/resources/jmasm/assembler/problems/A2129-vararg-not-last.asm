.386
.model flat, stdcall
f PROTO C :VARARG, :DWORD   ; error A2129
end
