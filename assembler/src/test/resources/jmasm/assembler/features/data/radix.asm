; Tags of numbers, in either case; .RADIX, and the tags that its digits take away.
        .386
        .model  flat
        .data
        BYTE    101b, 101y, 101B, 17o, 17q, 17Q, 99d, 99t, 0FFh, 0ffH, 10
        .RADIX  16
        BYTE    10, 0FF, 10t, 101y, 1b, 1d
        .RADIX  2
        BYTE    101, 12t
        .RADIX  8
        BYTE    17, 12t
        .RADIX  10
        BYTE    10
        DWORD   11111111111111111111111111111111b
        END
