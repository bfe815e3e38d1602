.386
.model flat, stdcall
.ERRNDEF WINVER           ; error A2055
end
