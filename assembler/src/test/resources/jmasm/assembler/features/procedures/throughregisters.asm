        ; INVOKE through registers; what a type is where only an assumption or PTR says it.
        .386
        .model  flat, stdcall
        .data
TAKES   TYPEDEF PROTO STDCALL :DWORD, :DWORD
TAKESPTR TYPEDEF PTR TAKES
PREAL   TYPEDEF PTR REAL8
FLAGS   RECORD  high_:4, middle:16, low_:8
        ASSUME  eax:PREAL
        WORD    (TYPE eax) EQ (TYPE DWORD), (TYPE [eax]) EQ (TYPE REAL8), (TYPE eax) EQ (TYPE PREAL)
        ASSUME  eax:NOTHING
        WORD    (TYPE eax) EQ (TYPE DWORD), (TYPE PREAL PTR esi) EQ (TYPE PREAL)
        .code
run     PROC    a:DWORD
        INVOKE  TAKES PTR edx, a, 1
        INVOKE  (TYPE TAKES) PTR edx, a, 2
        INVOKE  TAKESPTR PTR ecx, 3, 4
        INVOKE  TAKES PTR [ecx], 3, 4
        ASSUME  ebx:TAKESPTR
        INVOKE  ebx, 5, 6
        ASSUME  ebx:NOTHING
        mov     eax, FLAGS
        ret
run     ENDP
        PUSHCONTEXT RADIX
        PUSHCONTEXT CPU
        .RADIX  16
        POPCONTEXT RADIX
        POPCONTEXT CPU
        BYTE    10
        END
