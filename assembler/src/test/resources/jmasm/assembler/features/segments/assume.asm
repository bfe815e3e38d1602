; ASSUME: what registers point to, registers that must not be used, segment registers, NOTHING.
        .386
        .model  flat
POINT   STRUCT
x       DWORD   ?
y       DWORD   ?
POINT   ENDS
PPOINT  TYPEDEF PTR POINT
        .data
spot    POINT   <1, 2>
        .code
        ASSUME  ebx:PTR POINT, esi:PPOINT, cx:NOTHING
        mov     eax, [ebx].x
        mov     eax, [esi].y
        mov     [ebx].y, 5
        ASSUME  ebx:NOTHING
        mov     eax, [ebx]
        ASSUME  cs:FLAT, ds:FLAT, es:ERROR, fs:NOTHING, gs:NOTHING
        mov     eax, fs:[0]
        ASSUME  edi:ERROR
        mov     ecx, esi
        ASSUME  NOTHING
        mov     edi, ecx
        END
