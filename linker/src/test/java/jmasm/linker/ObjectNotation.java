package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteWriter;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.ComdatSelection;
import jmasm.coff.RelocationType;
import jmasm.coff.WeakSearch;
import jmasm.coff.WinNt;

/**
 * Objects as text, so that a test shows its input. One statement a line, numbers hexadecimal:
 *
 * <pre>
 * section NAME code|data|rdata|bss|info [align=N] [comdat=ANY] [with=SECTION]
 *   bytes B8 2A 00         data
 *   zeros 20               zero bytes
 *   text hello             characters
 *   public NAME            a public function (in code) or variable at this place
 *   label NAME             a public label: no function, as the object has it
 *   static NAME            one that only this object sees
 *   call NAME              E8 and a REL32 field
 *   TYPE NAME[+N]          a field with a relocation: DIR32, REL32, DIR32NB, SECTION, SECREL …
 *   reloc NUMBER NAME AT   a relocation of any type at any place, without a field
 * absolute NAME N
 * features N               what the object says of itself: 1, it names its exception handlers
 * communal NAME N
 * weak NAME = FALLBACK [SEARCH_…]
 * directive -entry:main    goes into .drectve
 * undefined NAME           a reference without a field
 * tables NAME …            sections of other objects, as an import descriptor refers to them
 * machine N
 * </pre>
 */
final class ObjectNotation {

    private static final int ALIGN_DEFAULT = 4;

    private static final class Section {
        final String name;
        final int characteristics;
        final boolean code;
        final boolean bss;
        final String selection;
        final String with;
        final ByteWriter data = new ByteWriter();
        final List<Object[]> relocations = new ArrayList<>();

        Section(List<String> words) {
            name = words.get(1);
            code = words.get(2).equals("code");
            bss = words.get(2).equals("bss");
            int flags = switch (words.get(2)) {
                case "code" -> SyntheticChunk.CODE;
                case "data" -> SyntheticChunk.READ_WRITE;
                case "rdata" -> SyntheticChunk.READ_ONLY;
                case "bss" ->
                    WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
                case "info" -> WinNt.IMAGE_SCN_LNK_INFO | WinNt.IMAGE_SCN_LNK_REMOVE;
                default -> throw new IllegalArgumentException(words.toString());
            };
            selection = option(words, "comdat", "");
            with = option(words, "with", "");
            int alignment = Integer.parseInt(option(words, "align", String.valueOf(ALIGN_DEFAULT)), 16);
            characteristics = flags
                    | CoffSection.alignmentBits(alignment)
                    | (words.contains("comdat") || !selection.isEmpty() ? WinNt.IMAGE_SCN_LNK_COMDAT : 0);
        }

        private static String option(List<String> words, String key, String otherwise) {
            for (String word : words) {
                if (word.startsWith(key + "=")) {
                    return word.substring(key.length() + 1);
                }
            }
            return otherwise;
        }
    }

    private final List<Section> sections = new ArrayList<>();
    private final List<CoffSymbol> symbols = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final StringBuilder directives = new StringBuilder();
    private final List<String[]> weak = new ArrayList<>();
    private int machine = 0x14C;

    static CoffObject parse(List<String> lines) {
        ObjectNotation notation = new ObjectNotation();
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith(";")) {
                notation.statement(Arrays.asList(text.split("\\s+")), text);
            }
        }
        return notation.build();
    }

    private void statement(List<String> words, String text) {
        String argument = words.size() > 1 ? words.get(1) : "";
        switch (words.get(0)) {
            case "section" -> sections.add(new Section(words));
            case "bytes" ->
                words.subList(1, words.size()).forEach(b -> last().data.u8(Integer.parseInt(b, 16)));
            case "zeros" -> last().data.zeros(Integer.parseInt(argument, 16));
            case "text" -> last().data.latin1(text.substring("text ".length()));
            case "public" ->
                add(CoffSymbol.external(argument, sections.size(), last().data.size(), last().code));
            case "label" ->
                add(CoffSymbol.external(argument, sections.size(), last().data.size(), false));
            case "static" ->
                add(CoffSymbol.local(argument, sections.size(), last().data.size(), last().code));
            case "call" -> {
                last().data.u8(0xE8);
                field("REL32", argument);
            }
            case "reloc" ->
                last().relocations.add(new Object[] {
                    Integer.parseInt(words.get(3), 16), words.get(2), Integer.parseInt(argument, 16)
                });
            case "absolute" -> add(CoffSymbol.absolute(argument, Integer.parseUnsignedInt(words.get(2), 16)));
            case "features" ->
                add(new CoffSymbol(
                        "@feat.00",
                        Integer.parseInt(argument, 16),
                        WinNt.IMAGE_SYM_ABSOLUTE,
                        0,
                        WinNt.IMAGE_SYM_CLASS_STATIC,
                        List.of()));
            case "communal" -> add(CoffSymbol.communal(argument, Integer.parseInt(words.get(2), 16)));
            case "weak" ->
                weak.add(new String[] {argument, words.get(3), words.size() > 4 ? words.get(4) : "SEARCH_LIBRARY"});
            case "directive" -> directives.append(text.substring("directive".length()));
            case "undefined" -> reference(argument);
            case "tables" -> words.subList(1, words.size()).forEach(this::sectionReference);
            case "machine" -> machine = Integer.parseInt(argument, 16);
            default -> field(words.get(0), argument);
        }
    }

    private Section last() {
        return sections.get(sections.size() - 1);
    }

    private void field(String type, String target) {
        int plus = target.indexOf('+');
        String name = plus < 0 ? target : target.substring(0, plus);
        int addend = plus < 0 ? 0 : Integer.parseInt(target.substring(plus + 1), 16);
        RelocationType relocation = RelocationType.valueOf("IMAGE_REL_I386_" + type);
        last().relocations.add(new Object[] {last().data.size(), name, relocation.code()});
        if (relocation.size() == 4) {
            last().data.u32(addend);
        } else {
            last().data.u16(addend);
        }
    }

    private int add(CoffSymbol symbol) {
        indexes.putIfAbsent(symbol.name(), symbols.size());
        symbols.add(symbol);
        return symbols.size() - 1;
    }

    /** The index of a symbol; of a section of this object, its number less than zero. */
    private int reference(String name) {
        Integer known = indexes.get(name);
        if (known != null) {
            return known;
        }
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).name.equals(name)) {
                return -1 - i;
            }
        }
        return add(CoffSymbol.undefined(name, false));
    }

    private void sectionReference(String name) {
        CoffSymbol symbol = symbols.get(reference(name));
        symbols.set(
                indexes.get(name), new CoffSymbol(symbol.name(), 0, 0, 0, WinNt.IMAGE_SYM_CLASS_SECTION, List.of()));
    }

    private CoffObject build() {
        for (String[] parts : weak) {
            int fallback = reference(parts[1]);
            add(CoffSymbol.weak(parts[0], fallback, WeakSearch.valueOf(parts[2])));
        }
        List<List<CoffRelocation>> relocations = new ArrayList<>();
        for (Section section : sections) {
            List<CoffRelocation> list = new ArrayList<>();
            for (Object[] parts : section.relocations) {
                list.add(new CoffRelocation((Integer) parts[0], reference((String) parts[1]), (Integer) parts[2]));
            }
            relocations.add(list);
        }
        return assemble(relocations);
    }

    /** Section symbols come first, as in the objects of compilers; all indexes move up by their number. */
    private CoffObject assemble(List<List<CoffRelocation>> relocations) {
        List<CoffSymbol> all = new ArrayList<>();
        List<CoffSection> built = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (!section.selection.equals("none")) {
                all.add(sectionSymbol(i + 1, section, relocations.get(i).size()));
            }
        }
        int shift = all.size();
        for (CoffSymbol symbol : symbols) {
            all.add(
                    symbol.auxiliary().isEmpty()
                            ? symbol
                            : shifted(
                                    symbol,
                                    (CoffAuxiliary.WeakExternal)
                                            symbol.auxiliary().get(0),
                                    shift));
        }
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            List<CoffRelocation> list = relocations.get(i).stream()
                    .map(r -> new CoffRelocation(
                            r.offset(), r.symbol() < 0 ? -1 - r.symbol() : r.symbol() + shift, r.typeCode()))
                    .toList();
            built.add(
                    section.bss
                            ? CoffSection.uninitialized(section.name, section.characteristics, section.data.size())
                            : CoffSection.of(section.name, section.characteristics, section.data.toByteArray(), list));
        }
        if (directives.length() > 0) {
            built.add(CoffSection.of(
                    ".drectve",
                    WinNt.IMAGE_SCN_LNK_INFO | WinNt.IMAGE_SCN_LNK_REMOVE | CoffSection.alignmentBits(1),
                    directives.toString().getBytes(StandardCharsets.ISO_8859_1),
                    List.of()));
        }
        return new CoffObject(machine, 0, 0, built, all);
    }

    private CoffSymbol sectionSymbol(int number, Section section, int relocations) {
        int selection = section.selection.isEmpty()
                ? 0
                : ComdatSelection.valueOf(section.selection).code();
        int with = 0;
        for (int i = 0; i < sections.size(); i++) {
            with = sections.get(i).name.equals(section.with) ? i + 1 : with;
        }
        return CoffSymbol.section(
                section.name,
                number,
                new CoffAuxiliary.SectionDefinition(section.data.size(), relocations, 0, 0, with, selection));
    }

    private static CoffSymbol shifted(CoffSymbol symbol, CoffAuxiliary.WeakExternal weak, int shift) {
        return new CoffSymbol(
                symbol.name(),
                symbol.value(),
                symbol.sectionNumber(),
                symbol.type(),
                symbol.storageClass(),
                List.<CoffAuxiliary>of(new CoffAuxiliary.WeakExternal(weak.fallback() + shift, weak.searchCode())));
    }
}
