; .CONST, .STACK, .FARDATA and .FARDATA?: in a flat program just more data segments; the stack is the linker's.
        .486
        .model  flat, stdcall
        .stack  4096
        .const
limit   DWORD   100
        .fardata
far1    DWORD   1
        .fardata other
far2    DWORD   2
        .fardata?
far3    DWORD   ?
        .code
        mov     eax, limit
        add     eax, far1
        add     eax, far2
        mov     far3, eax
        END
