; The first symbol of the object.
.386
.model flat
.code
    nop
end
