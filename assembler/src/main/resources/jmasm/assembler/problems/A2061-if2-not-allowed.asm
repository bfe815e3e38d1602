        .386
        .model flat
        IF2                     ; error A2061
        ENDIF
        END
