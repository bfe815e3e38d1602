        ; Corners of text: % in arguments, & on % lines, ! and ; in literals, what a comment and a backslash end.
        .386
        .model  flat, stdcall
        .data

ONE     TEXTEQU <1>
first_second TEXTEQU <12h>
HEAD    TEXTEQU <first>
number  =       3

        ; % within an argument, also between angle brackets: the value of what follows, up to the comma.
two     MACRO   a, b:VARARG
        BYTE    a, b
        ENDM
        two     1+%number*2, <%number+1, 4>
        two     %number, <"%number">

        ; TEXTEQU shows 32 bits without a sign, an argument shows the sign; both in the radix that holds.
minus   TEXTEQU %(0-4)
        BYTE    "&minus"
%       BYTE    "&minus"
quoted  MACRO   a
        BYTE    "&a"
        ENDM
        quoted  %(0-4)
        .RADIX  16
        quoted  %(0FF)
        .RADIX  10t

        ; On a line behind % the sign & joins names, and in strings it asks for the text.
join    MACRO
        EXITM   <first>
        ENDM
%       BYTE    HEAD&_second, join()&_second
%       BYTE    &HEAD&_second, "HEAD &HEAD& &join()", "join()"

        ; In a macro the sign goes on both sides.
glue    MACRO   prefix, suffix
prefix&&suffix EQU 7
        ENDM
        glue    sev, en
        BYTE    seven

        ; A semicolon in a literal is text, and one that comes out of a text begins a comment.
        quoted  <a ; b>                         ; a comment
        quoted  <a !; b>
EQUALS5 EQU     <EQU 5 ;>
five    EQUALS5 anything at all
        BYTE    five
nothing TEXTEQU <;>
        nothing not read

        ; EXITM keeps the ! of a literal for the line that the text goes into.
isnot   MACRO
        EXITM   <!CARRY?>
        ENDM

        ; A block may stand behind a label and behind %, in a macro's body as well.
blocks  MACRO   list:VARARG
LOCAL   each
each:   FOR     item, <list>
        mov     al, item
        ENDM
%       FORC    c, <ONE>
        mov     ah, c
        ENDM
        ENDM

        ; A purged macro is still a name, and does nothing.
gone    MACRO
        .ERR
        ENDM

        ; Backslash: in a literal the next line goes on at once, elsewhere behind a blank.
long    TEXTEQU <ab\
                cd>
sum     EQU     1 or\
                2

        .code
        blocks  1, 2
        .IF     isnot()
        nop
        .ENDIF
        PURGE   gone
        gone
        quoted  %long
        BYTE    sum

        ; No line of code, no prologue.
empty   PROC    a:DWORD
empty   ENDP
        ret
        END
