; The gate of Windows 7: every way from user mode into the kernel leads through this file.
; Its ntdll moves at each boot, so no address is known to programs; the stubs are those of Windows XP
; with other numbers.

.686
.MODEL FLAT
INCLUDE nt.inc

.CODE
        ALIGN   16
INCLUDE stubs.inc

        ALIGN   16
INCLUDE systemcall.inc

END
