; Packed decimals: a TBYTE takes decimal digits as they stand, two a byte, and the sign in the last one.
        .386
        .model  flat
        .data
        TBYTE   1234567890
        TBYTE   -1234567890
        TBYTE   999999999999999999
        DT      0
        TBYTE   0ABh
        .code
        fbld    TBYTE PTR [ebx]
        END
