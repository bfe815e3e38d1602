; Frames: parameters, USES, LOCAL, languages, and RET that takes the frame down.
.386
.model flat, stdcall
.code

plain PROC
    ret
plain ENDP

parameters PROC a:DWORD, b:BYTE, c1:WORD
    mov eax, a
    mov al, b
    mov ax, c1
    ret
parameters ENDP

locals PROC
    LOCAL byte1:BYTE, dword1:DWORD, word1:WORD
    LOCAL array[3]:WORD
    mov byte1, 1
    mov dword1, 2
    mov word1, 3
    mov array[2], 4
    mov eax, SIZEOF array
    mov eax, LENGTHOF array
    ret
locals ENDP

saved PROC USES ebx esi a:DWORD
    mov ebx, a
    ret
saved ENDP

saves_only PROC USES ebx
    ret
saves_only ENDP

caller_cleans PROC C a:DWORD, more:VARARG
    mov eax, a
    lea edx, more
    ret
caller_cleans ENDP

left_to_right PROC PASCAL a:DWORD, b:DWORD
    mov eax, a
    mov eax, b
    ret
left_to_right ENDP

hidden PROC PRIVATE
    retn
hidden ENDP

exported PROC EXPORT a:DWORD
    ret 8
exported ENDP

OPTION PROLOGUE:NONE
OPTION EPILOGUE:NONE
naked PROC a:DWORD
    mov eax, [esp+4]
    ret 4
naked ENDP

end
