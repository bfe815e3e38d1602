        ; .MODEL SMALL behind a 386's directive has 32-bit segments; who is public; names in back quotes.
        .386
        .model  small, pascal
        OPTION  PROC:PRIVATE
        .data
model_  WORD    @Model
`a-b.c` SEGMENT 'DATA'
        BYTE    1
`a-b.c` ENDS
        .code
announced PROTO a1:WORD
announced PROC  a1:WORD
        ret
announced ENDP
        EXTERNDEF C later:NEAR
later   PROC    C a1:WORD
        ret
later   ENDP
seen    PROC    PUBLIC a1:WORD
        ret
seen    ENDP
        EXTERNDEF C seen:NEAR

BACK    TEXTEQU <\>
        IF      BACK
        1
        BYTE    5
        ENDIF
        END
