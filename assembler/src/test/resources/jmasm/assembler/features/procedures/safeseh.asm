; .SAFESEH names a handler; the object says that all of its handlers are named. With /safeseh
        .386
        .model  flat, stdcall
handler PROTO   C :DWORD, :DWORD, :DWORD, :DWORD
EXTERN  other:PROC
        .SAFESEH handler
        .SAFESEH other
        .code
handler PROC    C record1:DWORD, frame:DWORD, context:DWORD, dispatch:DWORD
        mov     eax, 1
        ret
handler ENDP
        END
