; Modules of the process and what they export.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE image.inc
INCLUDE kernel32.inc

.CODE

; The base of a module by its file's name, in any case, with or without ".dll"; NULL is the program itself.
; Not here yet: names with a path.
GetModuleHandleA PROC EXPORT USES ebx esi edi lpModuleName:DWORD
        mov     eax, fs:[TEB.ProcessEnvironmentBlock]
        cmp     lpModuleName, NULL
        je      program
        mov     eax, [eax].PEB.Ldr
        lea     edi, [eax].PEB_LDR_DATA.InLoadOrderModuleList
        mov     ebx, [edi].LIST_ENTRY.Flink     ; the links are an entry's first field
next:   cmp     ebx, edi
        je      missing
        lea     eax, [ebx].LDR_DATA_TABLE_ENTRY.BaseDllName
        push    lpModuleName
        push    eax
        call    SameFileName
        test    eax, eax
        jnz     found
        mov     ebx, [ebx].LIST_ENTRY.Flink
        jmp     next
found:  mov     eax, [ebx].LDR_DATA_TABLE_ENTRY.DllBase
        ret
program:
        mov     eax, [eax].PEB.ImageBaseAddress
        ret
missing:
        push    ERROR_MOD_NOT_FOUND
        call    SetLastError
        xor     eax, eax
        ret
GetModuleHandleA ENDP

; Whether the zero-terminated Name is the counted Wide, but for case; a Name without a point may leave out ".dll".
SameFileName PROC PRIVATE USES ebx esi edi Wide:DWORD, ModuleName:DWORD
        mov     eax, Wide
        mov     esi, [eax].UNICODE_STRING.Buffer
        movzx   ecx, [eax].UNICODE_STRING._Length
        shr     ecx, 1
        mov     edi, ModuleName
        xor     ebx, ebx                        ; BL: there was a point
next:   movzx   eax, BYTE PTR [edi]
        test    eax, eax
        jz      ended
        test    ecx, ecx
        jz      differ
        cmp     al, "."
        jne     compare
        mov     bl, 1
compare:
        call    LowerCase
        mov     edx, eax
        movzx   eax, WORD PTR [esi]
        call    LowerCase
        cmp     eax, edx
        jne     differ
        inc     edi
        add     esi, 2
        dec     ecx
        jmp     next
ended:  test    ecx, ecx
        jz      same
        cmp     ecx, 4                          ; left over: ".dll"?
        jne     differ
        test    bl, bl
        jnz     differ
        cmp     WORD PTR [esi], "."
        jne     differ
        movzx   eax, WORD PTR [esi+2]
        call    LowerCase
        cmp     eax, "d"
        jne     differ
        movzx   eax, WORD PTR [esi+4]
        call    LowerCase
        cmp     eax, "l"
        jne     differ
        movzx   eax, WORD PTR [esi+6]
        call    LowerCase
        cmp     eax, "l"
        jne     differ
same:   mov     eax, TRUE
        ret
differ: xor     eax, eax
        ret
SameFileName ENDP

; EAX: a character; A to Z become a to z. Changes nothing else.
LowerCase PROC PRIVATE
        cmp     eax, "A"
        jb      done
        cmp     eax, "Z"
        ja      done
        add     eax, 20h
done:   ret
LowerCase ENDP

; The address of an export by its name, or by its ordinal when lpProcName is below 10000h.
; Not here yet: exports that are forwarded to another module.
GetProcAddress PROC EXPORT USES ebx esi edi hModule:DWORD, lpProcName:DWORD
        LOCAL   exports:DWORD
        LOCAL   names:DWORD
        mov     ebx, hModule
        test    ebx, ebx
        jnz     given
        mov     eax, fs:[TEB.ProcessEnvironmentBlock]
        mov     ebx, [eax].PEB.ImageBaseAddress
given:  mov     eax, [ebx + IMAGE_NT_HEADERS_OFFSET]
        mov     eax, [ebx + eax + IMAGE_EXPORT_DIRECTORY_ENTRY]
        test    eax, eax
        jz      missing
        add     eax, ebx
        mov     exports, eax
        cmp     lpProcName, 0FFFFh
        ja      byName
        mov     ecx, lpProcName
        sub     ecx, [eax].IMAGE_EXPORT_DIRECTORY.Base
        jmp     byIndex
byName: mov     edx, [eax].IMAGE_EXPORT_DIRECTORY.AddressOfNames
        add     edx, ebx
        mov     names, edx
        xor     ecx, ecx
next:   mov     eax, exports
        cmp     ecx, [eax].IMAGE_EXPORT_DIRECTORY.NumberOfNames
        jae     missing
        mov     edx, names
        mov     esi, [edx + ecx*4]
        add     esi, ebx
        mov     edi, lpProcName
compare:
        mov     al, [esi]
        cmp     al, [edi]
        jne     other
        inc     esi
        inc     edi
        test    al, al
        jnz     compare
        mov     eax, exports
        mov     edx, [eax].IMAGE_EXPORT_DIRECTORY.AddressOfNameOrdinals
        add     edx, ebx
        movzx   ecx, WORD PTR [edx + ecx*2]
        jmp     byIndex
other:  inc     ecx
        jmp     next
byIndex:
        mov     eax, exports
        cmp     ecx, [eax].IMAGE_EXPORT_DIRECTORY.NumberOfFunctions
        jae     missing
        mov     edx, [eax].IMAGE_EXPORT_DIRECTORY.AddressOfFunctions
        add     edx, ebx
        mov     eax, [edx + ecx*4]
        test    eax, eax
        jz      missing
        add     eax, ebx
        ret
missing:
        push    ERROR_PROC_NOT_FOUND
        call    SetLastError
        xor     eax, eax
        ret
GetProcAddress ENDP

END
