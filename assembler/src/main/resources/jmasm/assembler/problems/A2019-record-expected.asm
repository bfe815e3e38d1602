        .386
        .model flat
        .data
x       DWORD 1
y       DWORD MASK x            ; error A2019
        END
