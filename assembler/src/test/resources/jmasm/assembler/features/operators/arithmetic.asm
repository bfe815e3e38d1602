; + - * / MOD, AND OR XOR NOT, SHL SHR, EQ NE LT LE GT GE, on both sides of zero.
        .386
        .model  flat
        .data
        DWORD   7 / 2, -7 / 2, 7 / -2, 7 MOD 3, -7 MOD 3, 7 MOD -3
        DWORD   1 SHL 31, 80000000h SHR 31, -1 SHR 28, 1 SHL 32, 3 SHL 0
        DWORD   NOT 0, NOT 0FFFFFFFFh, 0F0h AND 3Ch, 1 OR 6, 5 XOR 1, NOT 5 AND 3
        DWORD   3 EQ 3, 3 NE 3, -1 LT 0, 2 LE 2, 2 GT 3, 2 GE 3, 0FFFFFFFFh EQ -1
        DWORD   - -3, +5, -(2 + 3), 2 - 3 - 4, 100 / 10 / 2, 2 + 3 * 4 SHL 1
        QWORD   0FFFFFFFFh + 1, -5, 100000000h * 2, 123456789h - 1
        BYTE    0FFFFFFF0h AND 0FFh, -255, 3 EQ 3
        END
