package jmasm.coff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jmasm.base.MalformedInput;

/**
 * A library: members and a map from public symbols to the members that define them.
 *
 * @param members in file order, without the linker members and the table of long names
 * @param symbols as the symbol map lists them, in Microsoft's by name; empty when the archive has no map
 */
public record Archive(List<Member> members, List<Entry> symbols) {

    /** A file in the archive; {@code data} is not to be changed. */
    public record Member(String name, byte[] data) {}

    /** A public symbol and the index of the member that defines it. */
    public record Entry(String symbol, int member) {}

    /** An archive with a map of what its members define, to be written. */
    public static Archive of(List<Member> members) throws MalformedInput {
        return new Archive(List.copyOf(members), index(members));
    }

    /** Where the members of a thin archive are, which only names them. */
    public interface MemberFiles {

        /**
         * The content of a member.
         *
         * @param path as the archive has it: beginning at the archive's folder, unless it is absolute
         * @throws MalformedInput when there is none
         */
        byte[] read(String path) throws MalformedInput;
    }

    /**
     * An archive that holds its members.
     *
     * @throws MalformedInput when it is no archive, is cut off or contradicts itself; members are not looked into
     */
    public static Archive read(byte[] file) throws MalformedInput {
        return read(file, path -> {
            throw new MalformedInput("it is a thin archive, which only names its members");
        });
    }

    /** The same for one that may be thin ({@code ar rcT}). */
    public static Archive read(byte[] file, MemberFiles members) throws MalformedInput {
        return new ArchiveReader(file, members).read();
    }

    /** With both linker members and Microsoft's form of long names. */
    public byte[] toBytes() {
        return new ArchiveWriter(this).write();
    }

    /** The same archive, its map made anew from the members when it has none. */
    public Archive indexed() throws MalformedInput {
        return symbols.isEmpty() && !members.isEmpty() ? of(members) : this;
    }

    private static List<Entry> index(List<Member> members) throws MalformedInput {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (String symbol : definedSymbols(members.get(i).data())) {
                entries.add(new Entry(symbol, i));
            }
        }
        entries.sort(Comparator.comparing(Entry::symbol));
        return List.copyOf(entries);
    }

    /** What a member defines; nothing when it is neither an object nor an import. */
    private static List<String> definedSymbols(byte[] data) throws MalformedInput {
        if (FileKind.of(data) == FileKind.IMPORT_MEMBER) {
            return ImportMember.read(data).symbols();
        }
        if (FileKind.of(data) != FileKind.OBJECT) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (CoffSymbol symbol : CoffObject.read(data).symbols()) {
            if (symbol.isExternal() && (symbol.isWeak() || !symbol.isUndefined())) {
                names.add(symbol.name());
            }
        }
        return names;
    }
}
