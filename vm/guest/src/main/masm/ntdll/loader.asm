; The loader's part at the end of a thread and of the process. Its part at the start is the machine's.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc
INCLUDE process.inc
INCLUDE ntdll.inc

DLL_PROCESS_DETACH      EQU 0
DLL_THREAD_DETACH       EQU 3

.CODE

; Tells every DLL, the one that was initialised last first.
LdrShutdownProcess PROC EXPORT
        push    DLL_PROCESS_DETACH
        call    NotifyModules
        ret
LdrShutdownProcess ENDP

LdrShutdownThread PROC EXPORT
        push    DLL_THREAD_DETACH
        call    NotifyModules
        ret
LdrShutdownThread ENDP

; Calls DllMain(base, Reason, 1) of each module in the list of initialised ones, backwards. The program itself is not
; in that list.
NotifyModules PROC PRIVATE USES ebx esi Reason:DWORD
        mov     eax, fs:[TEB.ProcessEnvironmentBlock]
        mov     eax, [eax].PEB.Ldr
        test    eax, eax
        jz      done
        lea     esi, [eax].PEB_LDR_DATA.InInitializationOrderModuleList
        mov     ebx, [esi].LIST_ENTRY.Blink
next:   test    ebx, ebx
        jz      done
        cmp     ebx, esi
        je      done
        lea     eax, [ebx - LDR_DATA_TABLE_ENTRY.InInitializationOrderLinks]
        mov     ecx, [eax].LDR_DATA_TABLE_ENTRY.EntryPoint
        test    ecx, ecx
        jz      previous
        push    1                               ; at the end of the process, not by FreeLibrary
        push    Reason
        push    [eax].LDR_DATA_TABLE_ENTRY.DllBase
        call    ecx
previous:
        mov     ebx, [ebx].LIST_ENTRY.Blink
        jmp     next
done:   ret
NotifyModules ENDP

END
