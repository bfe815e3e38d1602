; The gate of Windows XP SP3: every way from user mode into the kernel leads through this file.
; It is linked first, so that its offsets are those from the start of .text (7C901000h), and the
; addresses come out that are known from debuggers and the article: service n at 7C90CE40h + 16*n.

.686
.MODEL FLAT
INCLUDE nt.inc

TEXT_START          EQU 7C901000h
STUBS               EQU 7C90CE40h
SYSTEM_CALL         EQU 7C90E4F0h

.CODE
        ORG     STUBS - TEXT_START

; Generated from nt-services.tbl, in the order of the numbers:
;
;       ALIGN   16
;       mov     eax, <number>
;       mov     edx, 7FFE0300h
;       call    DWORD PTR [edx]
;       ret     <bytes of arguments>
INCLUDE stubs.inc

        ORG     SYSTEM_CALL - TEXT_START
INCLUDE systemcall.inc

END
