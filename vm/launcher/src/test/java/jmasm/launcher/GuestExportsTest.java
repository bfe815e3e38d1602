package jmasm.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.guest.GuestImages;
import jmasm.guest.WindowsVersion;
import jmasm.linker.BuiltInLibraries;
import org.junit.jupiter.api.Test;

/** What jlink imports by and what jrun's DLLs export agree about the decoration of every name. */
class GuestExportsTest {

    /** Windows enters these itself, with arguments in registers: they have no prototype that could be agreed about. */
    private static final Set<String> NEVER_CALLED =
            Set.of("_BaseThreadInitThunk@4", "_RtlUserThreadStart@8", "_KiUserExceptionDispatcher@0");

    @Test
    void everyExportCanBeImported() throws MalformedInput {
        BuiltInLibraries libraries = new BuiltInLibraries();
        Set<String> missing = new TreeSet<>();
        for (WindowsVersion version : GuestImages.versions()) {
            GuestImages images = new GuestImages(version);
            for (String dll : images.names()) {
                String library = dll.replace(".dll", ".lib");
                byte[] bytes = images.importLibrary(dll).orElseThrow();
                for (Archive.Entry entry : Archive.read(bytes).symbols()) {
                    if (isImport(entry.symbol()) && !libraries.defines(library, entry.symbol())) {
                        missing.add(library + " " + entry.symbol());
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    /** Not the names by which other linkers put the import descriptor together. */
    private static boolean isImport(String symbol) {
        return !NEVER_CALLED.contains(symbol.replace("__imp_", ""))
                && List.of("__IMPORT_DESCRIPTOR_", "__NULL_IMPORT_DESCRIPTOR", "\u007f").stream()
                        .noneMatch(symbol::startsWith);
    }
}
