; The form of a message.
.386
.model flat
.code
    mov eax, unknown
end
