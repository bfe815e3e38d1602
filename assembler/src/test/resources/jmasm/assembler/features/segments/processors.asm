; .8086 to .686P, .387, .NO87, .MMX, .XMM, .K3D: each admits what its processor has.
        .8086
        .186
        .286
        .286C
        .286P
        .8087
        .287
        .386
        .model  flat
        .code
        bsf     eax, ecx
        fcos
        .387
        fsin
        .386P
        mov     cr3, eax
        .486
        bswap   eax
        .486P
        invd
        .586
        cmpxchg8b [ebx]
        rdtsc
        .586P
        wrmsr
        .686
        cmovz   eax, ecx
        .686P
        sysexit
        .686
        .NO87
        .MMX
        paddb   mm0, mm1
        .XMM
        addps   xmm0, xmm1
        addpd   xmm0, [ebx]
        .K3D
        pfadd   mm0, mm1
        femms
        END
