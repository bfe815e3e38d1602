.386
.model flat, stdcall
.code
    .EXIT                ; error A2198
end
