        .386
        .model flat
        OPTION  EXPR16          ; error A2153
        END
