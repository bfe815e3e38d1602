        .386
        .model flat, stdcall
after   MACRO name, flags, parameters, locals, registers, user
        EXITM   <0>
        ENDM
        OPTION  EPILOGUE:after
        .code
f       PROC a:DWORD
        ret                     ; error A2121
f       ENDP
        END
