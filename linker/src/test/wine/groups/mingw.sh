# C and C++ as MinGW compiles and links it, with its start-up code, its C library and its import libraries; GNU ld is the
# reference.
gcc=i686-w64-mingw32-gcc
gxx=i686-w64-mingw32-g++

files() {
    for file in "$@"; do
        $gcc "-print-file-name=$file"
    done
}

# The order of `gcc -v`; jlink does not care for it.
libraries=$(files libmingw32.a libgcc_eh.a libgcc.a libmoldname.a libmingwex.a libmsvcrt.a libkernel32.a libadvapi32.a \
    libshell32.a libuser32.a)
cpp_libraries=$($gxx -print-file-name=libstdc++.a)

# with_ld NAME DRIVER OBJECT...
with_ld() {
    program "$1"
    driver=$2
    shift 2
    $driver -static "$@" -o "$work/run/$name/ref/program.exe"
    more=
    [ "$driver" = $gcc ] || more=$cpp_libraries
    # shellcheck disable=SC2046,SC2086 # lists
    by_jlink /subsystem:console /nodefaultlib $(files crt2.o crtbegin.o) "$@" $more $libraries $(files crtend.o)
}

for source in text jumps numbers files threads memory; do
    for level in O0 O1 O2 O3 Os; do
        $gcc "-$level" -c "$here/mingw/$source.c" -o "$source-$level.o"
        with_ld "mingw/$source-$level" $gcc "$source-$level.o"
    done
    echo "one two" >"$work/run/mingw/$source-O0/arguments"
done
# Other ways of compiling: sections for each function, communals, SSE, debug information.
$gcc -O2 -ffunction-sections -fdata-sections -fcommon -msse2 -mfpmath=sse -c "$here/mingw/jumps.c" -o jumps-sections.o
with_ld mingw/jumps-sections $gcc jumps-sections.o
$gcc -O2 -g -msse2 -mfpmath=sse -c "$here/mingw/numbers.c" -o numbers-debug.o
with_ld mingw/numbers-debug $gcc numbers-debug.o

for level in O0 O1 O2 Os; do
    for source in exceptions containers; do
        $gxx "-$level" -c "$here/mingw/$source.cpp" -o "$source-$level.o"
        with_ld "mingw/$source-$level" $gxx "$source-$level.o"
    done
    for part in 1 2; do
        $gxx -std=c++17 "-$level" "-DPART=$part" -c "$here/mingw/parts.cpp" -o "part$part-$level.o"
    done
    with_ld "mingw/parts-$level" $gxx "part1-$level.o" "part2-$level.o"
done

# A DLL's variables, which the program does not declare as such.
$gcc -O2 -DDLL -c "$here/mingw/variables.c" -o variables-dll.o
for level in O0 O2; do
    $gcc "-$level" -c "$here/mingw/variables.c" -o variables.o
    $gcc -shared variables-dll.o -o variables.dll -Wl,--out-implib,libvariables.a
    with_ld "mingw/variables-$level" $gcc variables.o libvariables.a
    for kind in ref our moved; do
        cp variables.dll "$work/run/$name/$kind/"
    done
done

# A DLL with the C library in it; its exports come from directives of the object.
for level in O0 O2; do
    $gcc "-$level" -DDLL -c "$here/mingw/library.c" -o library-dll.o
    $gcc "-$level" -c "$here/mingw/library.c" -o library-user.o
    program "mingw/dll-$level"
    mkdir -p "$work/run/$name/moved"
    $gcc -shared library-dll.o -o "$work/run/$name/ref/library.dll" -Wl,--out-implib,library-ref.a
    $gcc library-user.o library-ref.a -o "$work/run/$name/ref/program.exe"
    for kind in our moved; do
        base=0x10000000
        [ $kind = our ] || base=$taken
        # shellcheck disable=SC2046,SC2086 # lists
        "$jlink" /nologo /dll "/base:$base" /entry:DllMainCRTStartup /nodefaultlib "/out:$work/run/$name/$kind/library.dll" /implib:library-our.lib \
            $(files dllcrt2.o crtbegin.o) library-dll.o $libraries $(files crtend.o)
        # shellcheck disable=SC2046,SC2086 # lists
        "$jlink" /nologo /subsystem:console /nodefaultlib "/out:$work/run/$name/$kind/program.exe" \
            $(files crt2.o crtbegin.o) library-user.o library-our.lib $libraries $(files crtend.o)
    done
done
