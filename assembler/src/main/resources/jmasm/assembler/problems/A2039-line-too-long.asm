; A text that doubles is soon longer than any line may be.
text TEXTEQU <0123456789>
     REPEAT 14
text CATSTR text, text              ; error A2039
     ENDM
     END
