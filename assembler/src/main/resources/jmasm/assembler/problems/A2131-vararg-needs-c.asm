.386
.model flat, stdcall
f PROTO PASCAL :VARARG   ; error A2131
end
