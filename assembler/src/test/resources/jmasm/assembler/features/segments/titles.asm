; NAME, TITLE, SUBTITLE, PAGE and the directives of listings leave no trace in the object.
        NAME    module
        TITLE   A title; with a semicolon
        SUBTITLE A part
        PAGE    60, 100
        .386
        .model  flat
        .NOLIST
        .data
        BYTE    1
        .LIST
        .CREF
        .NOCREF one
one     BYTE    2
        SUBTTL  Another part
        PAGE
        BYTE    3
        END
