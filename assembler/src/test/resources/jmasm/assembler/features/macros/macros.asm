; Macros, text macros, repeat blocks, macro functions.
.386
.model flat, stdcall

load MACRO register:REQ, value:=<5>
    mov register, value
ENDM

save MACRO registers:VARARG
    FOR each, <registers>
        push each
    ENDM
ENDM

around MACRO name1
    LOCAL skip
    jmp skip
    name1&_inside:
    nop
skip:
    BYTE "&name1", 0
ENDM

twice MACRO number
    EXITM %(number) * 2
ENDM

quoted MACRO text1:REQ
    EXITM <@CatStr(<">, <text1>, <">)>
ENDM

only_if MACRO flag
    IFB <flag>
        EXITM
    ENDIF
    mov edx, flag
ENDM

greeting TEXTEQU <"hi">
both     CATSTR greeting, <, 0>
part     SUBSTR <abcdef>, 3, 2
position INSTR <abcdef>, <cd>
size1    SIZESTR <abcdef>
target   EQU <eax>

.data
    BYTE both
    BYTE "&part"
counter = 0
REPEAT 3
    BYTE counter
    counter = counter + 1
ENDM
WHILE counter
    counter = counter - 1
    BYTE 10h + counter
ENDM
FORC letter, <xyz>
    BYTE '&letter'
ENDM
    BYTE @SizeStr(<four>), @InStr(1, <abc>, <c>)

.code
start:
    load ecx
    load target, 7
    save eax, ebx
    around one
    around two
    mov eax, twice(4)
    mov eax, position
    mov eax, size1
    only_if
    only_if 3
    mov eax, @Line
%   mov ebx, counter
    ret
end start
