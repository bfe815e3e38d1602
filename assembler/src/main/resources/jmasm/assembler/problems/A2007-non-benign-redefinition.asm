        .386
        .model flat
FLAGS   RECORD a:1, b:2
FLAGS   RECORD a:1, b:3         ; error A2007
        END
