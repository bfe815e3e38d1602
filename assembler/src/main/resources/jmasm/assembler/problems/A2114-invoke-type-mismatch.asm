.386
.model flat, stdcall
f PROTO :DWORD
.data
big QWORD 1
.code
    INVOKE f, big        ; error A2114
end
