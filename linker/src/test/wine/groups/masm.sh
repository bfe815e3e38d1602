# What only jml and jlink make: the table ../masm/links.tbl. There is no other linker's image; the table says how each ends.
# Then the examples that Wine can run, beside lld-link.
masm=$here/../masm
for source in "$masm"/*.asm; do
    "$jml" /nologo /c /coff /safeseh "/Fo$(basename "$source" .asm).obj" "$source"
done
cp "$masm"/*.def .
sed -e '/^#/d' -e '/^image /d' -e '/^$/d' "$masm/links.tbl" | while read -r image exit jrun line; do
    line=$(echo "$line" | sed "s/TAKEN/$taken/")
    case $image in
    *.dll)
        # shellcheck disable=SC2086 # several arguments
        "$jlink" /nologo "/out:$image" $line
        ;;
    *)
        program "masm/${image%.exe}"
        # shellcheck disable=SC2086 # several arguments
        "$jlink" /nologo /subsystem:console "/out:$work/run/$name/our/program.exe" $line
        for dll in *.dll; do
            cp "$dll" "$work/run/$name/our/"
        done
        cp -r "$work/run/$name/our/." "$work/run/$name/ref"
        rm "$work/run/$name/ref/program.exe"
        echo "$exit" >"$work/run/$name/ref/exit"
        : >"$work/run/$name/ref/stdout"
        ;;
    esac
done

# The others call the kernel by sysenter or int 2Eh with Windows XP's numbers of services: Wine has neither.
for example in addresses exceptions; do
    "$jml" /nologo /c /coff "/Fo$example.obj" "$project/examples/$example/$example.asm"
    with_lld "masm/example-$example" "$example.obj" /subsystem:console
done
