; What processors got after SSE4, beside vectors: state, random numbers, SHA, transactions, virtualisation.

        .686P
        .XMM
        .MODEL  flat

        .DATA
state   BYTE    4 DUP (0)
quad    QWORD   0
half    OWORD   0

        .CODE
; Memory of any type
        xsave   state
        xsaveopt [ebx]
        xsavec  quad
        xrstor  state
        xgetbv
        xsetbv
        xsaves  state
        xrstors state
        clflushopt state
        clwb    [ebx]
; Counters and random numbers
        rdtscp
        rdpid   eax
        rdrand  eax
        rdrand  bx
        rdseed  ecx
        adcx    eax, DWORD PTR [ebx]
        adox    eax, ecx
; Hashes, and AMD's SSE4A
        sha1rnds4 xmm0, half, 2
        sha256rnds2 xmm1, xmm2
        sha256rnds2 xmm1, xmm2, xmm0
        sha256msg1 xmm1, [ebx]
        extrq   xmm0, 8, 16
        insertq xmm0, xmm1, 8, 16
        movntss DWORD PTR [ebx], xmm0
; Transactions
again:  xbegin  failed
        xtest
        xend
failed: xabort  1
        xbegin  again
; Hypervisors: Intel's, AMD's
        vmxon   quad
        vmclear quad
        vmptrld quad
        vmptrst quad
        vmlaunch
        vmresume
        vmread  eax, ebx
        vmread  DWORD PTR [ebx], eax
        vmwrite eax, DWORD PTR [ebx]
        invept  eax, half
        invvpid eax, half
        invpcid eax, half
        vmfunc
        vmcall
        vmxoff
        vmrun
        vmrun   eax
        vmload
        vmsave  eax
        vmmcall
        stgi
        clgi
        skinit  eax
        invlpga eax, ecx

        END
