; So many characters do not follow.
part SUBSTR <abc>, 2, 9         ; error A2093
     END
