.386
.code                    ; error A2013
end
