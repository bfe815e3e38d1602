; A name in quotes.
.386
.model flat, stdcall
option casemap:none
INCLUDE "windows.inc"            ; fatal error A1000
END
