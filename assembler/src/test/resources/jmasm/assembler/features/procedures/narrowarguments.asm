; INVOKE with bytes and words. Each argument takes 4 bytes of the stack.
        .386
        .model flat, stdcall
takes_word  PROTO :WORD
takes_byte  PROTO :BYTE
takes_dword PROTO :DWORD
takes_sword PROTO :SWORD
takes_far   PROTO :PTR FAR
takes_any   PROTO C :VARARG

        .data
b       BYTE 1
sb      SBYTE -1
w       WORD 1
sw      SWORD -1
far_one FWORD ?

        .code
main    PROC
        invoke  takes_word, ax
        invoke  takes_word, al
        invoke  takes_word, w
        invoke  takes_word, b
        invoke  takes_byte, al
        invoke  takes_byte, ah
        invoke  takes_byte, b
        invoke  takes_dword, ax
        invoke  takes_dword, al
        invoke  takes_dword, w
        invoke  takes_dword, sw
        invoke  takes_dword, sb
        invoke  takes_dword, SWORD PTR bx
        invoke  takes_dword, SBYTE PTR cl
        invoke  takes_sword, ax
        invoke  takes_sword, sb
        invoke  takes_any, w
        invoke  takes_any, al
        ret
main    ENDP
        END
