; CMP of two byte registers; nothing else changed its form.
.386
.model flat
.code
    cmp al, bl
    cmp dh, cl
    cmp eax, ebx
    add al, bl
end
