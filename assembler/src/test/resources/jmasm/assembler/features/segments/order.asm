; .ALPHA, .SEQ, .DOSSEG, DOSSEG: the linker orders segments, so each is read and warned of.
        .386
        .model  flat
        .ALPHA                          ; warning A4015
        .SEQ                            ; warning A4015
        .DOSSEG                         ; warning A4015
        DOSSEG                          ; warning A4015
        .data
        BYTE    1
        END
