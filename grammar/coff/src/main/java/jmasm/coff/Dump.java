package jmasm.coff;

import jmasm.base.MalformedInput;

/**
 * Any file of these formats as text, whole and in file order: what golden files hold and what a user sees who asks what
 * is in a binary. Numbers are hexadecimal with an {@code h}, counts and indexes decimal.
 */
public final class Dump {

    private Dump() {}

    /**
     * The dump of an object, an import member, a library or an image.
     *
     * @throws MalformedInput when it is none of them or is damaged
     */
    public static String of(byte[] file) throws MalformedInput {
        return switch (FileKind.of(file)) {
            case OBJECT -> of(CoffObject.read(file));
            case IMPORT_MEMBER -> of(ImportMember.read(file));
            case ARCHIVE, THIN_ARCHIVE -> of(Archive.read(file));
            case IMAGE -> of(PeImage.read(file));
            case INTERMEDIATE_OBJECT, BITCODE, RESOURCE, ELF, OMF, EMPTY, UNKNOWN ->
                throw new MalformedInput("it is neither a COFF object nor a library nor a PE image");
        };
    }

    public static String of(CoffObject object) {
        return new ObjectDump(object).print();
    }

    /** @throws MalformedInput when a table inside the image is damaged */
    public static String of(PeImage image) throws MalformedInput {
        return new ImageDump(image).print();
    }

    public static String of(ImportMember member) {
        DumpText out = new DumpText();
        out.line("import member");
        out.line("  symbol    " + member.symbol());
        out.line("  dll       " + member.dll());
        out.line("  type      " + member.type());
        out.line("  name type " + member.nameType());
        out.line(member.importName()
                .map(name -> "  name      " + name + ", hint " + member.ordinalOrHint())
                .orElseGet(() -> "  ordinal   " + member.ordinalOrHint()));
        return out.toString();
    }

    /** The symbol map and each member that is an object or an import. */
    public static String of(Archive archive) throws MalformedInput {
        DumpText out = new DumpText();
        out.line("library, " + archive.members().size() + " members");
        out.line();
        out.line("SYMBOLS (" + archive.symbols().size() + ")");
        for (Archive.Entry entry : archive.symbols()) {
            out.line("  " + entry.symbol() + "  in "
                    + archive.members().get(entry.member()).name());
        }
        for (Archive.Member member : archive.members()) {
            out.line();
            out.line("MEMBER " + member.name());
            switch (FileKind.of(member.data())) {
                case OBJECT, IMPORT_MEMBER -> out.text(of(member.data()));
                case INTERMEDIATE_OBJECT, BITCODE, ARCHIVE, THIN_ARCHIVE, RESOURCE, IMAGE, ELF, OMF, EMPTY, UNKNOWN ->
                    out.bytes(0, member.data());
            }
        }
        return out.toString();
    }
}
