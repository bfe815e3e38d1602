# Wine's loader takes every image of src/test/links (they are not run: most are no programs), at its base and, where it
# can be moved, elsewhere.
classes=$project/linker/target/test-classes:$project/linker/target/classes
for module in base coff; do
    classes=$classes:$project/grammar/$module/target/classes
done
mkdir images
(cd "$project/linker" && java -cp "$classes" jmasm.linker.SaveImages "$work/objects/images")
i686-w64-mingw32-gcc -O1 -Wl,--image-base,0x28000000 "$here/load.c" -o load.exe
for image in images/*; do
    program "images/$(basename "$image")"
    cp load.exe "$work/run/$name/our/program.exe"
    cp "$image" "$work/run/$name/our/image.dll"
    echo 0 >"$work/run/$name/ref/exit"
    : >"$work/run/$name/ref/stdout"
done
