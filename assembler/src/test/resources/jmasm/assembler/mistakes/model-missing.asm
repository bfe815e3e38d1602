; .CODE without .MODEL.
.386
.code                            ; error A2013
    nop                          ; error A2034
END
