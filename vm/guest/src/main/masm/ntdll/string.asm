; Rtl functions on counted strings.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE ntdll.inc

.CODE

; Makes Destination describe the zero-terminated 16-bit string Source, without copying it.
RtlInitUnicodeString PROC EXPORT Destination:DWORD, Source:DWORD
        mov     edx, Destination
        mov     ecx, Source
        xor     eax, eax
        mov     [edx].UNICODE_STRING._Length, ax
        mov     [edx].UNICODE_STRING.MaximumLength, ax
        mov     [edx].UNICODE_STRING.Buffer, ecx
        test    ecx, ecx
        jz      done
next:   cmp     WORD PTR [ecx+eax], 0
        je      counted
        add     eax, 2
        cmp     eax, 0FFFCh             ; longer strings cannot be counted in 16 bits
        jb      next
counted:
        mov     [edx].UNICODE_STRING._Length, ax
        add     eax, 2
        mov     [edx].UNICODE_STRING.MaximumLength, ax
done:   ret
RtlInitUnicodeString ENDP

; The same for 8-bit characters.
RtlInitAnsiString PROC EXPORT Destination:DWORD, Source:DWORD
        mov     edx, Destination
        mov     ecx, Source
        xor     eax, eax
        mov     [edx].ANSI_STRING._Length, ax
        mov     [edx].ANSI_STRING.MaximumLength, ax
        mov     [edx].ANSI_STRING.Buffer, ecx
        test    ecx, ecx
        jz      done
next:   cmp     BYTE PTR [ecx+eax], 0
        je      counted
        inc     eax
        cmp     eax, 0FFFEh
        jb      next
counted:
        mov     [edx].ANSI_STRING._Length, ax
        inc     eax
        mov     [edx].ANSI_STRING.MaximumLength, ax
done:   ret
RtlInitAnsiString ENDP

; Widens Source into Destination's buffer, each byte to the 16-bit character of the same number (Latin-1: of
; code page 1252 the 32 characters 80h to 9Fh come out wrong), and terminates it. Does not allocate.
RtlAnsiStringToUnicodeString PROC EXPORT USES ebx esi edi Destination:DWORD, Source:DWORD, Allocate:DWORD
        mov     eax, STATUS_NO_MEMORY
        cmp     BYTE PTR Allocate, 0
        jne     done
        mov     ebx, Destination
        mov     esi, Source
        movzx   ecx, [esi].ANSI_STRING._Length
        lea     edx, [ecx*2]
        lea     eax, [edx+2]
        movzx   edi, [ebx].UNICODE_STRING.MaximumLength
        cmp     eax, edi
        mov     eax, STATUS_BUFFER_OVERFLOW
        ja      done
        mov     [ebx].UNICODE_STRING._Length, dx
        mov     esi, [esi].ANSI_STRING.Buffer
        mov     edi, [ebx].UNICODE_STRING.Buffer
        xor     eax, eax
        cld
        test    ecx, ecx
        jz      terminate
widen:  lodsb
        stosw
        dec     ecx
        jnz     widen
terminate:
        mov     WORD PTR [edi], 0
        xor     eax, eax
done:   ret
RtlAnsiStringToUnicodeString ENDP

END
