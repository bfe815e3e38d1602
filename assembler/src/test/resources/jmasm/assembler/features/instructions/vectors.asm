; Vectors of 256 bits and instructions of three operands: AVX, AVX2, FMA, F16C.

        .686
        .XMM
        .MODEL  flat

        .DATA
quads   LABEL   QWORD
single  REAL4   1.0
        REAL4   2.0
half    OWORD   0
whole   YMMWORD 0

        .CODE
; A memory operand without a size gets that of the registers beside it.
        vaddps  ymm0, ymm1, whole
        vaddps  ymm0, ymm1, YMMWORD PTR [ebx]
        vaddps  ymm0, ymm1, [ebx]
        vaddps  xmm0, xmm1, [ebx]
        vaddss  xmm0, xmm1, single
        vaddsd  xmm0, xmm1, quads
; Where two sizes are possible, it has to have one.
        vcvtpd2ps xmm0, XMMWORD PTR [ebx]
        vcvtpd2ps xmm0, YMMWORD PTR [ebx]
; Moves: the shorter prefix, and the form that loads
        vmovaps ymm0, ymm1
        vmovaps whole, ymm7
        vmovups xmm0, half
        vmovss  xmm0, xmm1, xmm2
        vmovss  xmm0, single
        vmovd   eax, xmm1
        vmovq   xmm0, quads
        vpextrw eax, xmm1, 3
        vpextrw WORD PTR [ebx], xmm1, 3
        vmovntdq whole, ymm0
        vmovmskps eax, ymm1
; Predicates have names.
        vcmpps  ymm0, ymm1, ymm2, 1
        vcmpltps ymm0, ymm1, ymm2
        vcmpge_oqsd xmm0, xmm1, quads
; Four operands
        vblendvps ymm0, ymm1, ymm2, ymm3
        vpblendvb xmm0, xmm1, [ebx+8], xmm7
        vinsertf128 ymm0, ymm1, half, 1
        vextractf128 half, ymm0, 1
        vpermilps ymm0, ymm1, 1Bh
        vperm2f128 ymm0, ymm1, ymm2, 31h
        vbroadcastss ymm0, single
; Integers
        vpaddd  ymm0, ymm1, ymm2
        vpsrld  ymm0, ymm1, 4
        vpsrld  ymm0, ymm1, xmm2
        vpsrlvq ymm0, ymm1, ymm2
        vpbroadcastb ymm0, BYTE PTR [ebx]
        vpmovzxbw ymm0, [ebx]
        vpermq  ymm0, ymm1, 1Bh
; A vector of indices
        vgatherdps xmm0, [ebx+xmm1*4], xmm2
        vgatherdpd ymm0, quads[xmm1*8], ymm2
        vpgatherqd xmm0, DWORD PTR fs:[ymm1+16], xmm2
; Multiplication and addition in one, halves
        vfmadd231ps ymm0, ymm1, ymm2
        vfnmsub132sd xmm0, xmm1, quads
        vcvtph2ps ymm0, half
        vcvtps2ph QWORD PTR [ebx], xmm1, 0
; State
        vldmxcsr single
        vzeroupper
        vzeroall
; An address of 16 bits, a segment
        vaddps  xmm0, xmm1, [bx+si]
        vaddps  xmm0, xmm1, fs:[ebx+esi*4]

        END
