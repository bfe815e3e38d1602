package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/** What an image imports, in the order of its descriptors. */
public record ImportTable(List<Dll> dlls) {

    /**
     * One import descriptor.
     *
     * @param name            of the DLL
     * @param timeDateStamp   0 unless bound
     * @param lookupTableRva  of the unbound copy; 0 when some linker left it out
     * @param addressTableRva of the first slot that the loader fills; slot i is the import i
     * @param imports         in slot order
     */
    public record Dll(String name, int timeDateStamp, int lookupTableRva, int addressTableRva, List<Import> imports) {}

    /**
     * One import.
     *
     * @param name    empty when imported by ordinal
     * @param ordinal the ordinal, or with a name the hint
     */
    public record Import(Optional<String> name, int ordinal) {}

    private static final int DESCRIPTOR_SIZE = 20;

    /** @throws MalformedInput when a table lies outside the image or tables overlap beyond reason */
    public static ImportTable read(PeImage image) throws MalformedInput {
        DataDirectory directory = image.directory(Directory.IMPORT);
        return directory.isPresent() ? new Reader(image).read(directory.rva()) : new ImportTable(List.of());
    }

    private static final class Reader {

        private final PeImage image;

        /** Bytes that entries and names may still take: a table that refers to itself must not use up memory. */
        private long budget;

        Reader(PeImage image) {
            this.image = image;
            this.budget = image.headers().length;
            for (PeSection section : image.sections()) {
                budget += section.data().length;
            }
        }

        ImportTable read(int rva) throws MalformedInput {
            ByteReader in = image.at(rva, "the import directory");
            List<Dll> dlls = new ArrayList<>();
            while (true) {
                int lookup = in.i32();
                int timeDateStamp = in.i32();
                in.skip(4);
                int name = in.i32();
                int addresses = in.i32();
                if (name == 0 || addresses == 0) {
                    return new ImportTable(List.copyOf(dlls));
                }
                spend(DESCRIPTOR_SIZE);
                dlls.add(new Dll(
                        name(name), timeDateStamp, lookup, addresses, imports(lookup != 0 ? lookup : addresses)));
            }
        }

        private List<Import> imports(int rva) throws MalformedInput {
            ByteReader in = image.at(rva, "an import lookup table");
            List<Import> imports = new ArrayList<>();
            for (int entry = in.i32(); entry != 0; entry = in.i32()) {
                spend(4);
                imports.add(entry < 0 ? new Import(Optional.empty(), entry & 0xFFFF) : hintAndName(entry));
            }
            return List.copyOf(imports);
        }

        private Import hintAndName(int rva) throws MalformedInput {
            int hint = image.at(rva, "an imported name").u16();
            return new Import(Optional.of(name(rva + 2)), hint);
        }

        private String name(int rva) throws MalformedInput {
            String name = image.at(rva, "an imported name").zeroTerminated();
            spend(name.length());
            return name;
        }

        private void spend(int bytes) throws MalformedInput {
            budget -= bytes;
            if (budget < 0) {
                throw new MalformedInput("its import tables overlap");
            }
        }
    }
}
