        .386
        .model flat
POINT   STRUCT
x       DWORD ?
POINT   ENDS
        PUBLIC  POINT           ; error A2014
        END
