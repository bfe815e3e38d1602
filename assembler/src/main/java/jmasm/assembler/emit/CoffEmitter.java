package jmasm.assembler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.DebugLevel;
import jmasm.assembler.VersionChange;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Relocation;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.AddressSymbol.Linkage;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.base.ByteWriter;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.RelocationType;
import jmasm.coff.WeakSearch;
import jmasm.coff.WinNt;
import jmasm.masm.Statement;

/** Makes the object of a program whose layout is settled. */
public final class CoffEmitter {

    private static final int SAFE_SEH = 1;

    /** What ml since 11 writes in {@code @feat.00} with or without /safeseh. */
    private static final int OF_LATER_RELEASES = 0x10;

    private final Program program;
    private final String sourceName;
    private final LineNumbers lines;
    private final List<CoffSymbol> symbols = new ArrayList<>();
    private final Map<RelocationTarget, Integer> indexes = new HashMap<>();
    private final Map<RelocationTarget, Integer> sectionNumbers = new HashMap<>();
    private final Map<Section, SectionImage> written = new HashMap<>();

    /** What relocations name. */
    private final Set<RelocationTarget> needed = new HashSet<>();

    /** @param sourceName for the object's {@code .file} record; without folders, which are the host's business */
    public CoffEmitter(Program program, String sourceName, LineNumbers lines) {
        this.lines = lines;
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
        addConstants();
        addUndefinedSymbols();
        addAliases();
        List<CoffSection> sections = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Section section = program.sections().get(i);
            if (isWritten(section)) {
                sections.add(section(section, images.get(i)));
            }
        }
        if (!directives.isEmpty()) {
            sections.add(CoffSection.of(
                    ".drectve",
                    WinNt.IMAGE_SCN_LNK_INFO | WinNt.IMAGE_SCN_LNK_REMOVE,
                    new ByteWriter().latin1(directives).toByteArray(),
                    List.of()));
        }
        if (hasSafeHandlers()) {
            sections.add(CoffSection.of(".sxdata", WinNt.IMAGE_SCN_LNK_INFO, safeHandlers(), List.of()));
        }
        if (program.options().debug() != DebugLevel.NONE) {
            sections.addAll(new DebugRecords(program, lines, indexes::get)
                    .sections(objectName(), program.options().debug() == DebugLevel.SYMBOLS));
        }
        return new CoffObject(sections, symbols);
    }

    private String objectName() {
        int dot = sourceName.lastIndexOf('.');
        return (dot > 0 ? sourceName.substring(0, dot) : sourceName) + ".obj";
    }

    /** What {@link #emit} wrote, for the listing. */
    public Map<Section, SectionImage> images() {
        return written;
    }

    private String name(AddressSymbol symbol) {
        return cut(Decoration.of(symbol));
    }

    private String name(String name, Language language) {
        return cut(Decoration.of(name, language));
    }

    /** /H */
    private String cut(String name) {
        int most = program.options().nameLength();
        return most > 0 && name.length() > most ? name.substring(0, most) : name;
    }

    /** Whether the object has a symbol for a target; what names another target counts from its section. */
    public boolean isNamed(RelocationTarget target) {
        return indexes.containsKey(target);
    }

    private static SectionImage image(Section section) {
        SectionImage image = new SectionImage();
        for (Fragment fragment : section.fragments()) {
            fragment.write(image);
        }
        image.finish();
        image.relocations().removeIf(relocation -> isFixed(relocation, image));
        return image;
    }

    /** Not an AT segment, nor a stack in which nothing has a name. */
    private boolean isWritten(Section section) {
        return section.base().isEmpty()
                && !(section.isStack()
                        && section.fragments().stream().noneMatch(Fragment::isInitialized)
                        && program.symbols().addresses().stream()
                                .noneMatch(symbol ->
                                        symbol.isDefined() && symbol.location().section() == section));
    }

    private CoffAuxiliary.SectionDefinition definition(Section section, int relocations) {
        if (section.comdat().isEmpty()) {
            return new CoffAuxiliary.SectionDefinition(section.size(), relocations);
        }
        Section.Comdat comdat = section.comdat().get();
        int other = comdat.other() == null ? 0 : sectionNumbers.getOrDefault(comdat.other(), 0);
        return new CoffAuxiliary.SectionDefinition(
                section.size(), Math.min(relocations, 0xFFFF), 0, 0, other, comdat.selection());
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
        return CoffSection.behindZeros(
                section.name(),
                characteristics,
                image.leadingZeros(),
                image.bytes().toByteArray(),
                relocations);
    }

    /** The symbol that a relocation names; a place without a symbol of its own counts from its section's. */
    private int target(Relocation relocation, SectionImage image) {
        Integer own = indexes.get(relocation.target());
        if (own != null) {
            return own;
        }
        AddressSymbol symbol = (AddressSymbol) relocation.target();
        if (!symbol.isDefined()) {
            program.errors().report(new AsmError(symbol.span(), AsmProblem.UNDEFINED_SYMBOL, symbol.name()));
            return 0;
        }
        Section section = symbol.location().section();
        if (relocation.type() != RelocationType.IMAGE_REL_I386_SECTION) {
            add(image, relocation, symbol.location().offset());
        }
        return indexes.get(section);
    }

    private static void add(SectionImage image, Relocation relocation, int value) {
        int at = relocation.offset();
        if (relocation.type() == RelocationType.IMAGE_REL_I386_DIR16) {
            byte[] field = image.copy(at, 2);
            int sum = (field[0] & 0xFF | (field[1] & 0xFF) << 8) + value;
            image.patch8(at, sum);
            image.patch8(at + 1, sum >> 8);
            return;
        }
        byte[] field = image.copy(at, 4);
        int addend = field[0] & 0xFF | (field[1] & 0xFF) << 8 | (field[2] & 0xFF) << 16 | field[3] << 24;
        image.patch32(at, addend + value);
    }

    /** What refers to a place that no linker moves is complete with its address. */
    private static boolean isFixed(Relocation relocation, SectionImage image) {
        OptionalLong address = fixedAddress(relocation.target());
        address.ifPresent(value -> add(image, relocation, (int) value));
        return address.isPresent();
    }

    /** Of a place in an AT segment. */
    private static OptionalLong fixedAddress(RelocationTarget target) {
        if (target instanceof AddressSymbol symbol
                && symbol.isDefined()
                && symbol.location().section().base().isPresent()) {
            long base = symbol.location().section().base().getAsLong();
            return OptionalLong.of(base + symbol.location().offset());
        }
        return OptionalLong.empty();
    }

    // ---- symbols

    private void addFixedSymbols(List<SectionImage> images, String directives) {
        int features = program.options().safeSeh() ? SAFE_SEH : 0;
        if (program.options().masmVersion().has(VersionChange.FEATURES_SYMBOL)) {
            features |= OF_LATER_RELEASES;
        }
        if (features != 0) {
            symbols.add(new CoffSymbol(
                    "@feat.00", features, WinNt.IMAGE_SYM_ABSOLUTE, 0, WinNt.IMAGE_SYM_CLASS_STATIC, List.of()));
        }
        if (!program.options().masmVersion().has(VersionChange.NO_FILE_SYMBOL)) {
            symbols.add(CoffSymbol.file(sourceName));
        }
        for (int i = 0; i < images.size(); i++) {
            Section section = program.sections().get(i);
            if (!isWritten(section)) {
                continue;
            }
            int number = sectionNumbers.size() + 1;
            indexes.put(section, symbols.size());
            sectionNumbers.put(section, number);
            symbols.add(CoffSymbol.section(
                    section.name(),
                    number,
                    definition(section, images.get(i).relocations().size())));
        }
        if (!directives.isEmpty()) {
            symbols.add(CoffSymbol.section(
                    ".drectve",
                    sectionNumbers.size() + 1,
                    new CoffAuxiliary.SectionDefinition(directives.length(), 0)));
        }
    }

    /** Public names, private procedures, and private data that a relocation needs. */
    private void addDefinedSymbols(List<SectionImage> images) {
        for (SectionImage image : images) {
            for (Relocation relocation : image.relocations()) {
                needed.add(relocation.target());
            }
        }
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (!symbol.isDefined()
                    || symbol.name().indexOf(' ') >= 0
                    || symbol.location().section().base().isPresent()) {
                continue;
            }
            boolean isPublic = symbol.linkage() == Linkage.PUBLIC || symbol.linkage() == Linkage.UNDECIDED;
            if (isPublic || symbol.isProcedure() || needed.contains(symbol)) {
                indexes.put(symbol, symbols.size());
                int section = sectionNumbers.get(symbol.location().section());
                int offset = symbol.location().offset();
                symbols.add(
                        isPublic
                                ? CoffSymbol.external(name(symbol), section, offset, symbol.isProcedure())
                                : CoffSymbol.local(name(symbol), section, offset, symbol.isProcedure()));
            }
        }
    }

    /** Constants that PUBLIC names. */
    private void addConstants() {
        for (Symbol symbol : program.symbols().globals()) {
            if (symbol instanceof ConstantSymbol constant
                    && constant.published().isPresent()) {
                int value = (int) program.evaluator().lastValue(constant);
                String name = name(constant.name(), constant.published().get());
                symbols.add(CoffSymbol.absolute(name, value));
            }
        }
    }

    /** ALIAS, and EXTERN with a name to take instead. */
    private void addAliases() {
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (symbol.alternative() != null
                    && indexes.containsKey(symbol)
                    && indexes.containsKey(symbol.alternative())) {
                int fallback = indexes.get(symbol.alternative());
                symbols.set(indexes.get(symbol), CoffSymbol.weak(name(symbol), fallback, WeakSearch.SEARCH_LIBRARY));
            }
        }
        for (Statement.Alias alias : program.aliases()) {
            int fallback;
            if (program.symbols().global(alias.other()) instanceof AddressSymbol known && indexes.containsKey(known)) {
                fallback = indexes.get(known);
            } else {
                fallback = symbols.size();
                symbols.add(CoffSymbol.undefined(alias.other(), false));
            }
            symbols.add(CoffSymbol.weak(alias.name(), fallback, WeakSearch.SEARCH_ALIAS));
        }
    }

    private void addUndefinedSymbols() {
        for (AddressSymbol symbol : program.symbols().addresses()) {
            boolean external = symbol.linkage() == Linkage.EXTERN
                    || symbol.linkage() == Linkage.UNDECIDED && (symbol.isReferenced() || needed.contains(symbol));
            if (symbol.isDefined()) {
                continue;
            }
            if (symbol.linkage() == Linkage.COMMUNAL) {
                indexes.put(symbol, symbols.size());
                symbols.add(CoffSymbol.communal(name(symbol), symbol.size()));
            } else if (external) {
                indexes.put(symbol, symbols.size());
                symbols.add(CoffSymbol.undefined(name(symbol), symbol.isCode()));
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
