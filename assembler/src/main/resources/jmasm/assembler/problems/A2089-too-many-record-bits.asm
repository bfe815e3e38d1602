        .386
        .model flat
WIDE    RECORD a:20, b:13       ; error A2089
        END
