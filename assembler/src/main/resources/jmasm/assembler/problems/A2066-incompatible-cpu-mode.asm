.286
wide SEGMENT USE32              ; error A2066
wide ENDS
.model flat, stdcall            ; error A2066
END
