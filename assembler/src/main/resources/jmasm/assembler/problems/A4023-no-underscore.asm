.386
.model flat
.code
start:
ret
end start           ; warning A4023
