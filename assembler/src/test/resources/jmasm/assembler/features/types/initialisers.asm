; Structures' values: <>, {}, left-out fields, arrays, strings, inner structures, DUP.
        .386
        .model  flat
INNER   STRUCT
i1      BYTE    1
i2      WORD    2, 3
INNER   ENDS
OUTER   STRUCT
head    DWORD   0AAh
text    BYTE    "abc"
room    BYTE    5 DUP (?)
words   WORD    2 DUP (4)
one     INNER   <5>
two     INNER   2 DUP ({})
last    DWORD   OFFSET behind
OUTER   ENDS
        .data
o1      OUTER   <>
o2      OUTER   <1, "x", "hello", {7, 8}, {9, {10, 11}}>
o3      OUTER   {,,,,<>, {<1>, <2>}, 3}
o4      OUTER   2 DUP (<,, {5 DUP (6)}>)
o5      OUTER   { 1,
                  "xyz" }
o6      OUTER   ?
behind  BYTE    0
        .data?
o7      OUTER   <?>                     ; warning A4014
        END
