        .386
        .model flat
        EXTERN  f(g):NEAR       ; error A2217
        .code
g:      ret
        END
