; A prototype or EXTERNDEF above a procedure against what says that it is private.
.386
.model flat, stdcall
OPTION PROC:PRIVATE
first PROTO
EXTERNDEF second:PROC
third PROTO
.code
first PROC
    ret
first ENDP
second PROC
    ret
second ENDP
third PROC PRIVATE
    ret
third ENDP
alone PROC
    ret
alone ENDP
end
