; Alignment of fields: the structure's own, that of the option without one, ALIGN, EVEN and ORG within. With /Zp4
        .386
        .model  flat
BYOPTION STRUCT
a1      BYTE    1
b1      DWORD   2
c1      BYTE    3
d1      QWORD   4
BYOPTION ENDS
PACKED  STRUCT  1
a2      BYTE    1
b2      DWORD   2
PACKED  ENDS
WIDEST  STRUCT  16
a3      BYTE    1
b3      QWORD   2
c3      OWORD   3
d3      BYTE    4
WIDEST  ENDS
PLACED  STRUCT  1
a4      BYTE    1
        ALIGN   4
b4      BYTE    2
        EVEN
c4      BYTE    3
        ORG     16
d4      BYTE    4
PLACED  ENDS
        .data
        BYOPTION <>
        PACKED  <>
        PLACED  <>
        BYTE    SIZEOF BYOPTION, SIZEOF PACKED, SIZEOF WIDEST, SIZEOF PLACED
        BYTE    BYOPTION.d1, WIDEST.c3, WIDEST.d3, PLACED.d4
        END
