.386
.model flat, stdcall
.code
    push al              ; error A2024
end
