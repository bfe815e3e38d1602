; .CODE, with and without a name.
.386
.model flat
.code
    nop
.code _TEXT$b
    nop
.code other
    nop
end
