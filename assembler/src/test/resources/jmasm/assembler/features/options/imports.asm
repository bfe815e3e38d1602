        ; Functions of DLLs: OPTION DLLIMPORT, an extension, makes INVOKE call through the import address.
        .386
        .model  flat, stdcall
        OPTION  CASEMAP:NONE
        OPTION  DLLIMPORT:<kernel32.dll>
GetStdHandle PROTO :DWORD
ExitProcess PROTO :DWORD
unused  PROTO   :DWORD
        OPTION  DLLIMPORT:NONE
other   PROTO   :DWORD

        .code
start   PROC
        INVOKE  GetStdHandle, -11
        INVOKE  other, eax
        INVOKE  ExitProcess, 0
start   ENDP
        END     start
