; NTSTATUS to Win32 error.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE ntdll.inc

ERROR_MR_MID_NOT_FOUND  EQU 317

.CONST
; Pairs of status and error in ascending order of the status, generated from ntstatus.tbl.
INCLUDE errors.inc

.CODE

; Also leaves the status where NtCurrentTeb()->LastStatusValue finds it.
RtlNtStatusToDosError PROC EXPORT USES ebx Status:DWORD
        mov     eax, Status
        mov     edx, fs:[TEB.NtTib.Self]
        mov     [edx].TEB.LastStatusValue, eax
        xor     ecx, ecx                        ; first pair that may be it
        mov     edx, STATUS_ERRORS              ; one behind the last
search: cmp     ecx, edx
        jae     unknown
        lea     ebx, [ecx+edx]
        shr     ebx, 1
        cmp     eax, StatusErrors[ebx*8]
        je      found
        ja      above
        mov     edx, ebx
        jmp     search
above:  lea     ecx, [ebx+1]
        jmp     search
found:  mov     eax, StatusErrors[ebx*8+4]
        ret
unknown:
        mov     eax, ERROR_MR_MID_NOT_FOUND
        ret
RtlNtStatusToDosError ENDP

END
