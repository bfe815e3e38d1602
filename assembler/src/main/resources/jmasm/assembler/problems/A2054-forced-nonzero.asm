.386
.model flat, stdcall
.ERRNZ 5 MOD 4            ; error A2054
end
