.386
.model flat, stdcall
.code
start:
    INVOKE start         ; error A2190
end
