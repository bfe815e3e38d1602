package jmasm.linker;

import java.util.Locale;
import java.util.Optional;

/** What options say of the program database and of the debug directory. */
final class DebugOptions {

    /** {@code /DEBUG}: a database is written. */
    boolean wanted;

    Optional<String> database = Optional.empty();
    Optional<String> alternatePath = Optional.empty();

    /** {@code /PDBSTRIPPED}: a second one with public names only. */
    boolean stripped;

    Optional<String> strippedDatabase = Optional.empty();

    /** {@code /Brepro}: the image says that its bytes follow from its input. */
    boolean reproducible;

    /** {@code /CETCOMPAT}. */
    boolean shadowStackCompatible;

    /** The database's file name. */
    Optional<String> databaseName(String image) {
        return wanted ? database.or(() -> Optional.of(FileNames.withoutExtension(image) + ".pdb")) : Optional.empty();
    }

    Optional<String> strippedName(String image) {
        return wanted && stripped
                ? strippedDatabase.or(() -> Optional.of(FileNames.withoutExtension(image) + ".stripped.pdb"))
                : Optional.empty();
    }

    /**
     * Under which name the image knows the database: its file name, not the folder it is written to as in link, so that
     * an image does not depend on where it was made. Debuggers look beside the image.
     */
    String recordedPath(String image) {
        String name = FileNames.last(databaseName(image).orElse(""));
        int dot = FileNames.last(image).lastIndexOf('.');
        String extension = dot < 0 ? "" : FileNames.last(image).substring(dot + 1);
        String path = alternatePath.orElse("%_PDB%");
        return replaced(replaced(path, "%_PDB%", name), "%_EXT%", extension);
    }

    private static String replaced(String text, String variable, String value) {
        int at = text.toUpperCase(Locale.ROOT).indexOf(variable);
        return at < 0 ? text : text.substring(0, at) + value + text.substring(at + variable.length());
    }
}
