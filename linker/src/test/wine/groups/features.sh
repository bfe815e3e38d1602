# What the format has beside code: COMDAT, thread-local storage, resources, safe handlers, images that stay or are moved, a DLL.
clang_i386="clang --target=i686-pc-windows-msvc -ffreestanding -fno-builtin -c"

for level in O0 O2; do
    for part in 1 2; do
        $clang_i386 "-$level" -fno-exceptions -fno-rtti "-DPART=$part" "$here/comdat.cpp" -o "comdat$part$level.obj"
    done
    with_lld "features/comdat-$level" "comdat1$level.obj" "comdat2$level.obj" /entry:start /subsystem:console
done

$clang_i386 -O1 "$here/tls.c" -o tls.obj
with_lld features/tls tls.obj /entry:start /subsystem:console

$clang_i386 -O1 "$here/resources.c" -o resources.obj
llvm-rc /fo resources.res "$here/resources.rc"
with_lld features/resources resources.obj resources.res /entry:start /subsystem:console
i686-w64-mingw32-windres -O res -o windres.res "$here/resources.rc"
with_lld features/windres-res resources.obj windres.res /entry:start /subsystem:console
i686-w64-mingw32-windres -O coff -o windres.o "$here/resources.rc"
with_lld features/windres-coff resources.obj windres.o /entry:start /subsystem:console

$clang_i386 -O1 "$here/safeseh.c" -o safeseh.obj
with_lld features/safeseh safeseh.obj /entry:start /subsystem:console /safeseh

$clang_i386 -O1 "$here/base.c" -o base.obj
with_lld features/fixed base.obj /entry:start /subsystem:console /fixed /dynamicbase:no
with_lld features/aslr base.obj /entry:start /subsystem:console /dynamicbase
# Only this one knows whether it was moved: it must say so.
with_lld features/moved base.obj /entry:start /subsystem:console /fixed:no "/base:$taken"

# A DLL, its import library and a program that uses both, all made by one linker. Two DLLs with the same base.
$clang_i386 -O1 -DDLL "$here/dll.c" -o library.obj
$clang_i386 -O1 "$here/dll.c" -o user.obj
program features/dll
mkdir -p "$work/run/$name/moved"
lld-link /nologo /safeseh:no /nodefaultlib /dll /noentry "/out:$work/run/$name/ref/library.dll" /implib:ref.lib library.obj
lld-link /nologo /safeseh:no /nodefaultlib /entry:start /subsystem:console "/libpath:$work/lib" \
    "/out:$work/run/$name/ref/program.exe" user.obj ref.lib kernel32.lib msvcrt.lib
for kind in our moved; do
    base=0x10000000
    [ $kind = our ] || base=$taken
    "$jlink" /nologo /dll /noentry "/base:$base" "/out:$work/run/$name/$kind/library.dll" /implib:our.lib library.obj
    "$jlink" /nologo /entry:start /subsystem:console "/out:$work/run/$name/$kind/program.exe" user.obj our.lib kernel32.lib msvcrt.lib
done
