        ; Memory of another type than the instruction takes; pointers with a selector.
        .686P
        .K3D
        .XMM
        .model  flat, stdcall
        .data
FARPTR  TYPEDEF FAR32 PTR
NEARPTR16 TYPEDEF PTR NEAR16
remote  FARPTR  0
short_  NEARPTR16 0
takes   PROTO   :FARPTR, :DWORD
jumps   PROTO   :NEAR32
LISTS   STRUCT
several DWORD   0, 0, 0, 0
same    DWORD   4 DUP (0)
LISTS   ENDS
        WORD    LENGTH LISTS.several, LENGTH LISTS.same, LENGTHOF LISTS.several, SIZE LISTS.several
        .code
        paddb   mm6, BYTE PTR [ebx]
        paddsw  xmm6, WORD PTR [ebx]
        paddd   mm6, DWORD PTR [ebx]
        paddq   xmm6, QWORD PTR [ebx]
        sgdt    QWORD PTR [ebx]
        sidt    DWORD PTR [ebx]
        clflush DWORD PTR [ebx]
        prefetchnta XMMWORD PTR [ebx]
        prefetchw DWORD PTR [ebx]
        INVOKE  takes, remote, 0
        INVOKE  jumps, eax
        END
