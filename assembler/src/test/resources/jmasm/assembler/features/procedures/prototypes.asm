; PROTO: with and without names, languages, PTR, VARARG; said twice; used before and after the procedure.
        .386
        .model  flat, stdcall
POINT   STRUCT
x       DWORD   ?
POINT   ENDS
first   PROTO   :DWORD, :PTR BYTE
second  PROTO   C format:PTR BYTE, :VARARG
third   PROTO   NEAR PASCAL :WORD, :BYTE
fourth  PROTO
fifth   PROTO   spot:PTR POINT, count:DWORD
fifth   PROTO   spot:PTR POINT, count:DWORD
unused  PROTO   :DWORD
        .code
start:  INVOKE  first, 1, 2
        INVOKE  second, 3, 4, 5
        INVOKE  third, 6, 7
        INVOKE  fourth
        INVOKE  fifth, 0, 8
        ret
fifth   PROC    spot:PTR POINT, count:DWORD
        mov     eax, count
        ret
fifth   ENDP
        END     start
