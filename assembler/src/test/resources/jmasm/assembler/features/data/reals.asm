; REAL4, REAL8, REAL10; encoded reals; reals in integers of the same size.
        .386
        .model  flat
        .data
        REAL4   1.0, -1.5, 3.14159, 1.5E-10, 0.0, -0.0, +2.5
        REAL4   1.17549435E-38, 3.4028235e38, 1.4E-45
        REAL8   1.0, -1.5, 3.14159265358979, 1.0E308, 4.9E-324
        REAL10  1.0, -1.5, 3.14159265358979323846, 0.1
        REAL4   3F800000r
        REAL8   3FF0000000000000r
        REAL10  3FFF8000000000000000r
        REAL4   ?, 2 DUP (1.0)
        DWORD   1.5, 0BF800000r
        QWORD   -1.5
        TBYTE   1.0
        END
