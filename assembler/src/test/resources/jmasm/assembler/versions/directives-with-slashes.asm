; What .drectve says.
.386
.model flat, stdcall
INCLUDELIB kernel32.lib
INCLUDELIB "two words.lib"
.code
f PROC EXPORT
    ret
f ENDP
start:
    ret
end start
