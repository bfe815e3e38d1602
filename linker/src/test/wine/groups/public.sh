# Public MASM sources, console programs of textbooks and exercises, which are not kept here: PUBLIC names folders, with
# INCLUDES (folders of .inc) and LIBRARY_SOURCES (sources that become a library all programs get); JWASM, where it is
# named, assembles each of them as well. A unit that assembles and that lld-link links is a program.
assembled() {
    case $1 in
    jml) "$jml" /nologo /c /coff $includes "/Fo$2" "$3" ;;
    jwasm) "$JWASM" -q -nologo -c -coff -Zg $includes "-Fo$2" "$3" ;;
    esac >/dev/null 2>&1
}

if [ -n "${PUBLIC:-}" ]; then
    includes=
    for folder in ${INCLUDES:-}; do
        includes="$includes -I$folder"
    done
    for tool in jml ${JWASM:+jwasm}; do
        members=
        for source in ${LIBRARY_SOURCES:-}; do
            member=$tool-$(basename "$source" .asm).obj
            assembled "$tool" "$member" "$source" || echo "  $tool: $source does not assemble"
            members="$members $member"
        done
        # shellcheck disable=SC2086 # several members
        [ -z "$members" ] || $jlib /nologo "/out:$tool-public.lib" $members
        for folder in $PUBLIC; do
            find "$folder" -name '*.asm' | sort >units
            while read -r unit; do
                # The path as a name: units of several chapters have the same.
                short=$(echo "${unit#"$folder"}" | tr -c 'A-Za-z0-9\n' '-')
                program "public-$tool/$(basename "$folder")$short"
                library=${members:+$tool-public.lib}
                # shellcheck disable=SC2086 # none or one
                if assembled "$tool" unit.obj "$unit" &&
                    lld-link /nologo /safeseh:no /nodefaultlib /subsystem:console /fixed /dynamicbase:no "/libpath:$work/lib" \
                        "/out:$work/run/$name/ref/program.exe" unit.obj $library kernel32.lib user32.lib >/dev/null 2>&1; then
                    "$jlink" /nologo /subsystem:console "/out:$work/run/$name/our/program.exe" unit.obj $library kernel32.lib user32.lib || true
                else
                    rm -r "$work/run/$name"
                fi
            done <units
        done
    done
fi
