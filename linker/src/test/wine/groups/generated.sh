# Programs that a generator makes, by clang and by MinGW's gcc at all levels, without any start-up code.

# generate SEED FILE: arithmetic, arrays, strings, calls, a switch. The numbers are the generator's own, so that every awk
# makes the same programs.
generate() {
    awk -v seed="$1" '
    function rnd(n) { state = (state * 1103515245 + 12345) % 2147483648; return int(state / 65536) % n }
    function term() { return substr("abx", rnd(3) + 1, 1) }
    function op() { return substr("+-*^&|", rnd(6) + 1, 1) }
    BEGIN {
        state = seed * 7919 + 1
        print "extern int printf(const char *, ...);"
        print "__declspec(dllimport) void __stdcall ExitProcess(unsigned);"
        print "__declspec(dllimport) int __stdcall lstrlenA(const char *);"
        print "unsigned table[16]; static unsigned total = " rnd(1000) "u;"
        print "static const char *names[] = { \"zero\", \"one\", \"two\", \"three\" };"
        for (f = 0; f < 6; f++) {
            printf "%s unsigned f%d(unsigned a, unsigned b) { unsigned x = %du;\n", f % 2 ? "__attribute__((noinline))" : "static", f, rnd(9999)
            printf "  for (unsigned i = 0; i < %du; i++) { x = (x %s a) %s (b + i); table[(x + i) & 15] %s= %s %s %s; }\n", rnd(9) + 2, op(), op(), op(), term(), op(), term()
            printf "  switch (x & 3) { case 0: x += %du; break; case 1: x ^= table[a & 15]; break; case 2: x = x / (b | 1); break; default: x %s= %du; }\n", rnd(500), op(), rnd(500)
            if (f > 0) printf "  if (x & 8) x += f%d(b, a >> 1);\n", rnd(f)
            print "  total += x; return x; }"
        }
        print "void start(void) { unsigned h = 0;"
        for (f = 0; f < 6; f++) printf "  h = h * 31 + f%d(h + %du, %du); printf(\"%d %%08x %%s\\n\", h, names[h & 3]);\n", f, rnd(99), rnd(9999), f
        print "  for (int i = 0; i < 16; i++) printf(\"%x \", table[i]);"
        print "  printf(\"total %u, %d\\n\", total, lstrlenA(names[h & 3])); ExitProcess(h & 127); }"
    }' >"$2"
}

seed=1
while [ "$seed" -le "${SEEDS:-10}" ]; do
    generate "$seed" "g$seed.c"
    for level in O0 O1 O2 Os; do
        clang --target=i686-pc-windows-msvc -ffreestanding -fno-builtin -c "-$level" "g$seed.c" -o "c$seed$level.obj"
        with_lld "generated/clang-$seed-$level" "c$seed$level.obj" /entry:start /subsystem:console
    done
    for level in O0 O1 O2 O3 Os; do
        i686-w64-mingw32-gcc -ffreestanding -fno-builtin -fno-asynchronous-unwind-tables -fno-stack-check "-$level" -c "g$seed.c" -o "m$seed$level.obj"
        with_lld "generated/gcc-$seed-$level" "m$seed$level.obj" /entry:start /subsystem:console
    done
    seed=$((seed + 1))
done
