; An include that is not there.
.386
.model flat, stdcall
option casemap:none
INCLUDE irvine32.inc             ; fatal error A1000
.code
END
