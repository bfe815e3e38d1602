; IF and its family.
.386
.model flat, stdcall
ONE EQU 1
.data
IF ONE EQ 1
    BYTE 1
ELSE
    BYTE 0
ENDIF
IFE ONE
    BYTE 0
ELSEIF ONE GT 0
    BYTE 2
ELSE
    BYTE 0
ENDIF
IFDEF ONE
    BYTE 3
ENDIF
IFNDEF TWO
    BYTE 4
ENDIF
IFIDN <a>, <a>
    BYTE 5
ENDIF
IFDIF <a>, <A>
    BYTE 6
ENDIF
IFIDNI <a>, <A>
    BYTE 7
ENDIF
IF 0
    this is not read, nor is "this
    IF 1
        BYTE 0
    ENDIF
    BYTE 0
ELSE
    BYTE 8
ENDIF
msg BYTE "abc"
IF ($ - msg) EQ 3
    BYTE 9
ENDIF
IF SIZEOF msg EQ 3 AND @Version LT 1400
    BYTE 10
ENDIF
IFB <>
    BYTE 11
ENDIF
COMMENT ~
    BYTE 0   ; not read
~
    BYTE 12, \   ; continued
         13
end
