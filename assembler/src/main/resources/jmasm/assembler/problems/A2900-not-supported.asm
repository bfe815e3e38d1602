.386
.model flat, stdcall
LOW16 SEGMENT USE16      ; error A2900
end
