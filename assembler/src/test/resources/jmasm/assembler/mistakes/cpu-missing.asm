; A model that is none.
.386
.model flta, stdcall             ; error A2008
.code                            ; error A2013
END
