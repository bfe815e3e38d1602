; .ERR and its family where they hold their peace; what they say otherwise is in the messages' examples.
        .386
        .model  flat
        OPTION  SETIF2:FALSE
KNOWN   EQU     1
need    MACRO   text
        .ERRB   <text>, <it needs a text>
        ENDM
        .ERRE   1
        .ERRNZ  0, <never>
        .ERRDEF unknown
        .ERRNDEF KNOWN
        .ERRB   <x>
        .ERRNB  <>
        .ERRIDN <a>, <A>
        .ERRIDNI <a>, <b>
        .ERRDIF <a>, <a>
        .ERRDIFI <a>, <A>
        .ERR2
        IF      0
        .ERR
        ENDIF
        need    something
        .data
        BYTE    KNOWN
        END
