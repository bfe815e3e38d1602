; @feat.00, here without /safeseh.
.386
.model flat
.code
    nop
end
