; TYPEDEF: names of types, pointers near, far and to what is defined below, prototypes and pointers to them.
        .386
        .model  flat, stdcall
INTEGER TYPEDEF SDWORD
INTEGER TYPEDEF SDWORD
LETTERS TYPEDEF BYTE
PBYTE   TYPEDEF PTR BYTE
PPBYTE  TYPEDEF PTR PBYTE
PANY    TYPEDEF PTR
PFAR    TYPEDEF FAR PTR BYTE
PFAR32  TYPEDEF FAR32 PTR
PNEAR16 TYPEDEF NEAR16 PTR BYTE
PFAR16  TYPEDEF FAR16 PTR BYTE
PNODE   TYPEDEF PTR NODE
NODE    STRUCT
next    PNODE   ?
value   INTEGER ?
NODE    ENDS
COMPARE TYPEDEF PROTO :PNODE, :PNODE
PCOMPARE TYPEDEF PTR COMPARE
        .data
count   INTEGER -1
text    LETTERS "abc", 0
where   PBYTE   text
list    NODE    <OFFSET list, 5>
order   PCOMPARE ?
        BYTE    SIZEOF PANY, SIZEOF PFAR, SIZEOF PFAR32, SIZEOF PNEAR16, SIZEOF PFAR16, TYPE INTEGER
        .code
        ASSUME  ebx:PNODE
        mov     eax, [ebx].value
        mov     ebx, [ebx].next
        .IF     count < 0
        INVOKE  order, ebx, ADDR list
        .ENDIF
        INVOKE  PCOMPARE PTR [ecx], ebx, 0
        INVOKE  COMPARE PTR eax, ebx, 0
        mov     al, LETTERS PTR [ecx]
        END
