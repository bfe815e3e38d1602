        .386
        .model flat
        .data
x       DWORD NOWHERE {1, 2}    ; error A2020
        END
