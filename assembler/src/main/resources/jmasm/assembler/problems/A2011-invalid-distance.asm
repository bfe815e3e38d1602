.386
.model flat, stdcall
.code
shorter LABEL NEAR16    ; error A2011
END
