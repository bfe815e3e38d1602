        .386
        .model flat
        .code
        .FPO    (0, 0, 0, 0, 0, 0)      ; warning A4020
        END
