; Corners of the macro language: % lines, & in strings, nested definitions, GOTO, VARARG, string functions.
.386
.model flat
t1 textequ <abc>
n1 = 5
.data
% db "t1 &t1& &t1 t1&x"
% db "&n1&"
db "&t1&"
m1 macro a,b
db "a &a &a& a&b", a
endm
m1 <12>,<3>
m2 macro a
%echo a n1 t1
  db a
endm
m2 %n1+2
m2 %(-3)
forc c,<ab!>c>
db "&c"
endm
irp x,<1,<2,3>,!<4!>>
db "&x"
endm
f1 macro p
exitm <p+1>
endm
db f1(2),f1(f1(3))
v1 macro a:req, b:=<7>, c:vararg
db a
db b
for q,<c>
db q
endm
endm
v1 1
v1 1,2
v1 1,,3,4
v1 1,2,<3,4>
t2 catstr t1,<d>,%n1
% db "&t2&"
t3 substr t2,2,2
% db "&t3&"
p1 instr t2,<d>
p2 sizestr t2
db p1,p2
db @InStr(,<abcabc>,<c>), @InStr(4,<abcabc>,<c>)
db @SizeStr(<abc>)
db "@SizeStr(<abc>)"
t4 equ @CatStr(<1>,<2>)
db t4
db @SubStr(<12345>,2,3)
g1 macro a
local l
if a eq 0
goto done
endif
l: nop
:done
endm
.code
g1 0
g1 1
rept 2
 nop
endm
while n1 gt 3
 nop
n1 = n1-1
endm
t5 textequ %n1
mov al,t5
t6 equ <mov al,1>
t6
nest macro x
in&x macro
db x
endm
endm
nest 5
in5
.data
db @CatStr(<!">,<ab>,<!">)
% ifidn <t1>,<abc>
db 1
endif
ifidni t1,<ABC>
db 2
endif
x1 = 10
nop
m3 macro a
 db a
endm
m3 %x1 mod 3
m3 <"a,b">
m3 "a,b"
m3 <"it's">
m4 macro a
ifb <a>
db 0
else
db 1
endif
endm
m4
m4 x
m5 macro a:=<"q">
db a
endm
m5
m6 macro a
a&b db 1
endm
m6 zz
m7 macro args:vararg
local n
n = 0
for a,<args>
n = n + 1
endm
db n
exitm
endm
m7 a,b,c
m7
end
