.386
.model flat, stdcall
POINT STRUCT
    x DWORD ?
POINT ENDS
LINE STRUCT
    from POINT <>
LINE ENDS
.data
first LINE <5>                   ; error A2177
end
