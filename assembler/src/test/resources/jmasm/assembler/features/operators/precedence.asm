; Operators, precedence, types of operands.
.386
.model flat, stdcall
.data
    DWORD 2 + 3 * 4, (2 + 3) * 4, 17 MOD 5, -7 / 2, 1 SHL 4, 80000000h SHR 31
    DWORD NOT 0, 0F0h AND 3Ch, 1 OR 6, 5 XOR 1, 3 EQ 3, 3 NE 3, 2 LT 3, 2 GE 3
    DWORD HIGH 1234h, LOW 1234h, HIGHWORD 12345678h, LOWWORD 12345678h
    DWORD TYPE BYTE, TYPE array, SIZEOF array, LENGTHOF array, SIZEOF DWORD
    DWORD later, later + 4, array2 - array
    DWORD OPATTR eax, OPATTR 5, OPATTR array
array   WORD 5 DUP (1)
array2  BYTE 1
later   DWORD 2
doubles DWORD 2 DUP (1), 3
    DWORD SIZE doubles, SIZEOF doubles, LENGTH doubles, LENGTHOF doubles
    BYTE TYPE array EQ WORD, TYPE array EQ SWORD
.code
start:
    mov eax, array2 - array
    mov ax, array + 2
    mov ax, array[2]
    mov ax, [array + 2]
    mov ax, array[ebx*2 + 4]
    mov eax, [eax + ecx]
    mov eax, [eax][ecx*4][8]
    mov eax, DWORD PTR array
    mov BYTE PTR [ebx], 1
    mov WORD PTR [ebx], 1
    mov eax, ds:[7FFE0300h]
    mov eax, OFFSET array + 2
    mov eax, 4 (4 * 16)
    mov eax, forward_constant (3)
    lea eax, [ebx + 4*2]
    mov eax, forward_constant
    push 'a'
    mov eax, "abcd"
    and eax, NOT 3
    mov eax, DWORD PTR forward_data
    ret
forward_constant EQU 12
forward_data WORD 5, 6
end start
