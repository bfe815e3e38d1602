.386
.model flat
.data
.code
    ASSUME CS:_TEXT, DS:FLAT
    ASSUME CS:_DATA              ; warning A4004
    nop
end
