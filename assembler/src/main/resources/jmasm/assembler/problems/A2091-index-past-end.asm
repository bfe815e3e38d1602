; The text has no such character.
rest SUBSTR <abc>, 5            ; error A2091
     END
