; IFDEF without ENDIF.
.386
.model flat, stdcall
option casemap:none
IFDEF DEBUG                      ; fatal error A1010
.code
END
