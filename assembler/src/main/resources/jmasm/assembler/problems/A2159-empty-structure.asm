.386
.model flat, stdcall
NOTHING_YET STRUCT
NOTHING_YET ENDS
.data
first NOTHING_YET <>    ; error A2159
END
