; @Version, @Date, @Time, @FileName, @FileCur, @Line, @CurSeg: the same at every assembly.
        .386
        .model  flat
        .data
%       BYTE    "@Version", "@Date", "@Time", "@FileName", "@FileCur", "@CurSeg"
        BYTE    @Line
line1   MACRO
        BYTE    @Line
        ENDM
        line1
IF      @Version GE 600
        BYTE    1
ENDIF
        .code
%       BYTE    "@CurSeg"
        END
