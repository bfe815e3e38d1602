; IF forms that ask about names, texts and passes, and their ELSEIF forms.
        .386
        .model  flat
        OPTION  SETIF2:TRUE
TEXT1   TEXTEQU <words>
EMPTY1  TEXTEQU <>
S       STRUCT
f       BYTE    ?
S       ENDS
        .data
IFDEF   S
        BYTE    1
ENDIF
IFDEF   S.f
        BYTE    2
ENDIF
IFDEF   eax
        BYTE    3
ENDIF
IFNDEF  later
        BYTE    4
ENDIF
later   BYTE    0
IFB     EMPTY1
        BYTE    5
ENDIF
IFNB    TEXT1
        BYTE    6
ENDIF
IFIDN   TEXT1, <words>
        BYTE    7
ENDIF
IFDIF   <TEXT1>, <words>
        BYTE    8
ENDIF
IF1
        BYTE    9
ENDIF
IF2
        BYTE    10
ENDIF
IF      0
ELSEIFE 1
ELSEIFB <x>
ELSEIFNB <>
ELSEIFDEF nowhere
ELSEIFNDEF later
ELSEIFIDN <a>, <A>
ELSEIFDIF <a>, <a>
ELSEIFDIFI <a>, <A>
ELSEIF1
        BYTE    11
ELSEIF2
        BYTE    0
ENDIF
IF      NOT 0 AND (TYPE later EQ BYTE)
        BYTE    12
ENDIF
        END
