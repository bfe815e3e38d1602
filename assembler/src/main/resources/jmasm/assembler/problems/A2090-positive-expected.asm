; Characters are counted from 1.
first SUBSTR <abc>, 0           ; error A2090
      END
