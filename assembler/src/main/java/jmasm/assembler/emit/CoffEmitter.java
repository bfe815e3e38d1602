package jmasm.assembler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Relocation;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.AddressSymbol.Linkage;
import jmasm.base.ByteWriter;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.WinNt;

/** Makes the object of a program whose layout is settled. */
public final class CoffEmitter {

    private static final int SAFE_SEH = 1;

    private final Program program;
    private final String sourceName;
    private final List<CoffSymbol> symbols = new ArrayList<>();
    private final Map<RelocationTarget, Integer> indexes = new HashMap<>();
    private final Map<RelocationTarget, Integer> sectionNumbers = new HashMap<>();
    private final Map<Section, SectionImage> written = new HashMap<>();

    /** @param sourceName for the object's {@code .file} record; without folders, which are the host's business */
    public CoffEmitter(Program program, String sourceName) {
        this.program = program;
        this.sourceName = sourceName;
    }

    /** Writes all fragments; problems that are found only now go to the program's errors. */
    public CoffObject emit() {
        List<SectionImage> images = new ArrayList<>();
        for (Section section : program.sections()) {
            SectionImage image = image(section);
            images.add(image);
            written.put(section, image);
        }
        String directives = Directives.of(program);
        addFixedSymbols(images, directives);
        addDefinedSymbols(images);
        addUndefinedSymbols();
        List<CoffSection> sections = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            sections.add(section(program.sections().get(i), images.get(i)));
        }
        if (!directives.isEmpty()) {
            sections.add(CoffSection.of(
                    ".drectve",
                    WinNt.IMAGE_SCN_LNK_INFO | WinNt.IMAGE_SCN_LNK_REMOVE | CoffSection.alignmentBits(1),
                    new ByteWriter().latin1(directives).toByteArray(),
                    List.of()));
        }
        if (hasSafeHandlers()) {
            sections.add(CoffSection.of(".sxdata", WinNt.IMAGE_SCN_LNK_INFO, safeHandlers(), List.of()));
        }
        return new CoffObject(sections, symbols);
    }

    /** What {@link #emit} wrote, for the listing. */
    public Map<Section, SectionImage> images() {
        return written;
    }

    private static SectionImage image(Section section) {
        SectionImage image = new SectionImage();
        for (Fragment fragment : section.fragments()) {
            fragment.write(image);
        }
        return image;
    }

    private static boolean isUninitialized(Section section) {
        return (section.characteristics() & WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA) != 0;
    }

    private CoffSection section(Section section, SectionImage image) {
        int characteristics = section.characteristics() | CoffSection.alignmentBits(section.alignment());
        if (isUninitialized(section)) {
            return CoffSection.uninitialized(section.name(), characteristics, section.size());
        }
        List<CoffRelocation> relocations = new ArrayList<>(image.relocations().size());
        for (Relocation relocation : image.relocations()) {
            relocations.add(new CoffRelocation(relocation.offset(), target(relocation, image), relocation.type()));
        }
        return CoffSection.of(section.name(), characteristics, image.bytes().toByteArray(), relocations);
    }

    /** The symbol that a relocation names; a place without a symbol of its own counts from its section's. */
    private int target(Relocation relocation, SectionImage image) {
        Integer own = indexes.get(relocation.target());
        if (own != null) {
            return own;
        }
        AddressSymbol symbol = (AddressSymbol) relocation.target();
        Section section = symbol.location().section();
        int at = relocation.offset();
        byte[] field = image.bytes().copy(at, 4);
        int addend = field[0] & 0xFF | (field[1] & 0xFF) << 8 | (field[2] & 0xFF) << 16 | field[3] << 24;
        image.bytes().patch32(at, addend + symbol.location().offset());
        return indexes.get(section);
    }

    // ---- symbols

    private void addFixedSymbols(List<SectionImage> images, String directives) {
        if (program.options().safeSeh()) {
            symbols.add(new CoffSymbol(
                    "@feat.00", SAFE_SEH, WinNt.IMAGE_SYM_ABSOLUTE, 0, WinNt.IMAGE_SYM_CLASS_STATIC, List.of()));
        }
        symbols.add(CoffSymbol.file(sourceName));
        for (int i = 0; i < images.size(); i++) {
            Section section = program.sections().get(i);
            indexes.put(section, symbols.size());
            sectionNumbers.put(section, i + 1);
            symbols.add(CoffSymbol.section(
                    section.name(),
                    i + 1,
                    new CoffAuxiliary.SectionDefinition(
                            section.size(), images.get(i).relocations().size())));
        }
        if (!directives.isEmpty()) {
            symbols.add(CoffSymbol.section(
                    ".drectve", images.size() + 1, new CoffAuxiliary.SectionDefinition(directives.length(), 0)));
        }
    }

    /** Public names, private procedures, and private data that a relocation needs. */
    private void addDefinedSymbols(List<SectionImage> images) {
        Set<RelocationTarget> needed = new HashSet<>();
        for (SectionImage image : images) {
            for (Relocation relocation : image.relocations()) {
                needed.add(relocation.target());
            }
        }
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (!symbol.isDefined() || symbol.name().indexOf(' ') >= 0) {
                continue;
            }
            boolean isPublic = symbol.linkage() == Linkage.PUBLIC || symbol.linkage() == Linkage.UNDECIDED;
            if (isPublic || symbol.isProcedure() || needed.contains(symbol)) {
                indexes.put(symbol, symbols.size());
                int section = sectionNumbers.get(symbol.location().section());
                int offset = symbol.location().offset();
                symbols.add(
                        isPublic
                                ? CoffSymbol.external(Decoration.of(symbol), section, offset, symbol.isProcedure())
                                : CoffSymbol.local(Decoration.of(symbol), section, offset, symbol.isProcedure()));
            }
        }
    }

    private void addUndefinedSymbols() {
        for (AddressSymbol symbol : program.symbols().addresses()) {
            boolean external = symbol.linkage() == Linkage.EXTERN
                    || symbol.linkage() == Linkage.UNDECIDED && symbol.isReferenced();
            if (symbol.isDefined()) {
                continue;
            }
            if (symbol.linkage() == Linkage.COMMUNAL) {
                indexes.put(symbol, symbols.size());
                symbols.add(CoffSymbol.communal(Decoration.of(symbol), symbol.size()));
            } else if (external) {
                indexes.put(symbol, symbols.size());
                symbols.add(CoffSymbol.undefined(Decoration.of(symbol), symbol.isCode()));
            }
        }
    }

    // ---- registered exception handlers

    private boolean hasSafeHandlers() {
        return program.options().safeSeh() && !program.safeHandlers().isEmpty();
    }

    /** Each handler's index among the records of the file, auxiliary ones counted. */
    private byte[] safeHandlers() {
        ByteWriter out = new ByteWriter();
        for (AddressSymbol handler : program.safeHandlers()) {
            Integer index = indexes.get(handler);
            if (index != null) {
                out.u32(recordIndex(index));
            }
        }
        return out.toByteArray();
    }

    private int recordIndex(int symbol) {
        int record = 0;
        for (int i = 0; i < symbol; i++) {
            int auxiliary = symbols.get(i).auxiliary().size();
            boolean file = symbols.get(i).storageClass() == WinNt.IMAGE_SYM_CLASS_FILE;
            record += 1 + (file ? Math.max(1, (sourceName.length() + 17) / CoffAuxiliary.SIZE) : auxiliary);
        }
        return record;
    }
}
