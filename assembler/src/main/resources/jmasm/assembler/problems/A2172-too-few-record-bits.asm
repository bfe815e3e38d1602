        .386
        .model flat
FLAGS   RECORD a:0              ; error A2172
        END
