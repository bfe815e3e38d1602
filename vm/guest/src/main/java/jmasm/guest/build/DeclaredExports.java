package jmasm.guest.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;

/**
 * Takes what {@code PROC EXPORT} declared out of an object's directives. The assembler exports a stdcall procedure under
 * its decorated name, as ml does; Windows' DLLs export plain names, which their makers got by {@code .def} files.
 *
 * @param object the object without its directives
 * @param names  plain names, in the order of the source
 */
record DeclaredExports(byte[] object, List<String> names) {

    private static final String DIRECTIVES = ".drectve";
    private static final String EXPORT = "-export:";

    static DeclaredExports takeFrom(byte[] object) throws MalformedInput {
        CoffObject coff = CoffObject.read(object);
        List<String> names = new ArrayList<>();
        List<CoffSection> sections = new ArrayList<>();
        for (CoffSection section : coff.sections()) {
            if (section.name().equals(DIRECTIVES)) {
                collect(new String(section.data(), StandardCharsets.ISO_8859_1), names);
                // Emptied, not removed: symbols name sections by number.
                sections.add(CoffSection.of(DIRECTIVES, section.characteristics(), new byte[0], List.of()));
            } else {
                sections.add(section);
            }
        }
        return new DeclaredExports(new CoffObject(sections, coff.symbols()).toBytes(), List.copyOf(names));
    }

    private static void collect(String directives, List<String> names) {
        for (String word : directives.split(" ")) {
            if (word.startsWith(EXPORT)) {
                names.add(plain(word.substring(EXPORT.length())));
            } else if (!word.isBlank()) {
                throw new IllegalStateException("a guest DLL can't use the directive " + word);
            }
        }
    }

    /** {@code NtClose} for {@code _NtClose@4}. */
    private static String plain(String name) {
        int at = name.lastIndexOf('@');
        return at > 0 && name.startsWith("_") ? name.substring(1, at) : name;
    }
}
