        .386
        .model flat
        OPTION  NOKEYWORD:<nosuchword>  ; error A2086
        END
