; Pointers near and far, of 16 and 32 bits: JMP and CALL through them, parameters that are pointers, ADDR for them.
        .386
        .model  flat, c
near16p TYPEDEF PTR NEAR16
near32p TYPEDEF PTR NEAR32
far16p  TYPEDEF PTR FAR16
far32p  TYPEDEF PTR FAR32
        .data
word1   WORD    0
n16     near16p 0
dword1  DWORD   0
n32     near32p 0
f16     far16p  0
fword1  FWORD   0
f32     far32p  0
taken   BYTE    0
        .code
        jmp     word1
        jmp     n16
        jmp     near16p PTR [ebx]
        jmp     dword1
        jmp     n32
        jmp     near32p PTR [ebx]
        jmp     f16
        call    far16p PTR [ebx]
        jmp     fword1
        call    f32
        call    far32p PTR [ebx]
        call    FWORD PTR [ebx]
        jmp     FAR PTR [ebx]
        jmp     NEAR PTR [ebx]
user    TYPEDEF PROTO :FAR PTR
user16  TYPEDEF PROTO FAR16 :WORD, :DWORD
        INVOKE  user PTR [ebx], 0
        INVOKE  user PTR [ebx], ds::eax
        INVOKE  user PTR [ebx], fword1
        INVOKE  user PTR [ebx], f32
        INVOKE  user PTR [ebx], ADDR taken
        INVOKE  user16 PTR [ebx], 1, 2
        INVOKE  user16 PTR [ebx], cx, es::dx
        INVOKE  user16 PTR [ebx], word1, dword1
held    PROC    first:FAR PTR, second:DWORD
        LOCAL   other:FAR PTR BYTE, last:BYTE
        les     eax, first
        lds     ecx, other
        INVOKE  user PTR [ebx], ADDR last
        mov     eax, second
        ret
held    ENDP
        END
