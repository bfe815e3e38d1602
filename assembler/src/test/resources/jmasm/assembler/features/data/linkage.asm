; Names that the linker resolves: alternatives, aliases, public constants, section numbers.
        .386
        .model flat, c

PUBLIC  LIMIT
LIMIT   EQU 100
COUNT   = 3
PUBLIC  COUNT

fallback PROTO C
EXTERN  optional (fallback):PROC
EXTERNDEF total:DWORD
ALIAS   <_old_name> = <_new_name>

        .data
total   DWORD 1
where   WORD SEG total
        WORD 0

        .code
main    PROC
        call    optional
        mov     ax, SEG total
        mov     eax, IMAGEREL total
        mov     ebx, [ebx + IMAGEREL total]
        mov     ebx, [ebx + SECTIONREL total]
        ret
main    ENDP
        END     main
