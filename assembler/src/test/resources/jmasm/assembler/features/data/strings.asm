; Strings, doubled quotes, characters in words: the first one highest.
        .386
        .model  flat
        .data
        BYTE    "double", 'single', 'it''s', "say ""x""", "it's", 'say "x"'
        BYTE    "a;b", "a&b", "<x>", "%x", "!"
        WORD    'ab', 'a', "\", "?"
        DWORD   'abcd', 'abc', "a"
        QWORD   'abcdefgh', 'ab'
        TBYTE   'abcdefghij'
        BYTE    'a' + 1, 'b' - 'a'
        .code
        mov     al, 'a'
        mov     ax, 'ab'
        mov     eax, 'abcd'
        cmp     al, "'"
        cmp     al, '"'
        push    "x"
        END
