        .386
        .model flat
LOW_MEM SEGMENT AT 40h
x       WORD 1                  ; warning A4013
LOW_MEM ENDS
        END
