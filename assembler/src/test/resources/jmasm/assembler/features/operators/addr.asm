; ADDR and pairs of registers, which INVOKE alone knows.
        .386
        .model  flat, stdcall
take    PROTO   :PTR DWORD, :PTR DWORD
wide    PROTO   :QWORD
        .data
value   DWORD   1
        .code
main    PROC    argument:DWORD
        LOCAL   room[4]:DWORD
        INVOKE  take, ADDR value, ADDR room
        INVOKE  take, ADDR argument, ADDR [ebx + 4]
        INVOKE  take, OFFSET value, ADDR room[4]
        INVOKE  wide, edx::eax
        ret
main    ENDP
        END
