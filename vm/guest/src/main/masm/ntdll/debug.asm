; Breakpoints that debuggers know by name.

.686
.MODEL FLAT, STDCALL
INCLUDE nt.inc

.CODE

DbgBreakPoint PROC EXPORT
        int     3
        ret
DbgBreakPoint ENDP

DbgUserBreakPoint PROC EXPORT
        int     3
        ret
DbgUserBreakPoint ENDP

END
