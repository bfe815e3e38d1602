; INCLUDE in each of its spellings, COMMENT, ECHO and %OUT, continued lines, comments.
        .386
        .model  flat
        .data
        INCLUDE included.inc
        INCLUDE <included.inc>
        INCLUDE .\included.inc ; and a comment
COMMENT * this is
        not read: BYTE 99
*
COMMENT !nor this!
        BYTE    1 ; BYTE 2
        BYTE    3, \            ; goes on
                4,
                5
        ECHO    a note
        %OUT    another; note
%       ECHO    @FileName
        BYTE    6
        END
