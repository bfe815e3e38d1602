        .386
        .model flat
        EXTERNDEF f(g):NEAR     ; error A2122
        END
