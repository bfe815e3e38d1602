.386
.model flat, stdcall
EXTERN C name1:DWORD
EXTERN stdcall name1:DWORD        ; error A2192
end
