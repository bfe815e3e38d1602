.386
.model flat
OPTION OLDSTRUCTS
POINT STRUCT
    x DWORD ?
    y DWORD ?
POINT ENDS
SIZES STRUCT 4, NONUNIQUE
    w DWORD ?
SIZES ENDS
PIXEL STRUCT
    shade DWORD ?
    y DWORD ?
    z DWORD ?
PIXEL ENDS
CUBE STRUCT
    z DWORD ?
CUBE ENDS
.code
    mov eax, [ebx].x
    mov eax, [ebx].POINT.y
    mov eax, [ebx].w             ; warning A4002
    mov eax, [ebx].z             ; warning A4002
end
