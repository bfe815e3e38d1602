; NOSIGNEXTEND, LJMP, EMULATOR, EXPR32, READONLY, AVXENCODING, OFFSET, SEGMENT, OLDMACROS.
        .386
        .model  flat
        OPTION  EXPR32, LJMP, EMULATOR, NOEMULATOR, READONLY, NOREADONLY, OLDMACROS, NOOLDMACROS
        OPTION  OFFSET:GROUP, OFFSET:SEGMENT, OFFSET:FLAT, SEGMENT:USE32, SEGMENT:FLAT
        OPTION  AVXENCODING:PREFER_VEX, AVXENCODING:NO_EVEX
        .code
        and     eax, -16
        or      cx, 5
        jz      far1
        OPTION  NOSIGNEXTEND
        and     eax, -16
        or      cx, 5
        xor     WORD PTR [ebx], 1
        add     eax, -16
        BYTE    200 DUP (90h)
far1:   ret
        END
