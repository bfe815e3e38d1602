; Data directives, DUP, strings, reals, addresses, packed decimals.
.386
.model flat, stdcall
.data
b1      BYTE 1, -1, 255, 'a', "it's", 'say "x"', "a""b"
w1      WORD "ab", 1234h, -2
d1      DWORD "abcd", 0FFFFFFFFh, 1010b, 17o, 99t, 'x'
f1      FWORD 123456789ABCh
q1      QWORD 1122334455667788h, -1
t1      TBYTE 1234567890, -12
r1      REAL4 1.5, -2.25E3, 3F800000r
r2      REAL8 0.1
r3      REAL10 3.14159265358979323846
dup1    BYTE 2 DUP (1, 2 DUP (?, 3))
none    DWORD 3 DUP (?)
addr1   DWORD b1, OFFSET w1 + 2, code1, $, $ - b1
length1 EQU $ - b1
here    LABEL BYTE
        DWORD length1
    ALIGN 4
    EVEN
lower   DB 5
words   DW 3 DUP (0)
        DD words + 2
.data?
buffer  BYTE 100h DUP (?)
    ALIGN 4
last    DWORD ?
.const
text    BYTE "constant", 0
.code
code1:
    mov eax, length1
    mov al, b1[3]
    mov eax, DWORD PTR b1
    mov last, eax
    ret
end
