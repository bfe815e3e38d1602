; @Environ: no variable is set, so that a source gives the same bytes everywhere.
        .386
        .model  flat
path    TEXTEQU @Environ(PATH)
        .data
IFB     path
        BYTE    1
ENDIF
        BYTE    @SizeStr(@Environ(INCLUDE))
        END
