.386
.model flat, stdcall
NODE STRUCT
    next NODE <>         ; error A2191
NODE ENDS
end
