; TEXTEQU, CATSTR, SUBSTR, INSTR, SIZESTR and @CatStr, @SubStr, @InStr, @SizeStr.
        .386
        .model  flat
first   TEXTEQU <abc>
second  TEXTEQU first, <def>, %3 + 4
third   CATSTR  second, <!>>, @CatStr(<x>, <y>)
fourth  SUBSTR  second, 2, 3
fifth   SUBSTR  second, 4
where   INSTR   second, <d>
after   INSTR   3, <abcabc>, <b>
never   INSTR   first, <z>
long    SIZESTR second
none    SIZESTR <>
        .data
%       BYTE    "&third", "&fourth", "&fifth"
        BYTE    where, after, never, long, none
        BYTE    @InStr(, <abcabc>, <c>), @InStr(4, <abcabc>, <c>), @SizeStr(<abcd>), @SizeStr(%second)
        BYTE    @SubStr(<12345>, 2, 3), @CatStr(<1>, <2>, %3)
        BYTE    @SizeStr(second)
        .RADIX  16
digits  TEXTEQU <0>, %255t
        BYTE    digits
        .RADIX  10
        END
