.386
.model flat, stdcall
.ALPHA                   ; warning A4015
end
