package jmasm.assembler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.VersionChange;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.coff.WinNt;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/** Segments and the model. */
final class Segments {

    private static final int CODE = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
    private static final int DATA =
            WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
    private static final int READ_ONLY_DATA = WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ;
    private static final int UNINITIALIZED =
            WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
    private static final int LARGEST_ALIGNMENT = 8192;
    private static final int PARAGRAPH = 16;
    private static final int DEFAULT_STACK = 1024;

    private final Program program;
    private final Map<String, Section> byName = new HashMap<>();
    private final Deque<Section> outer = new ArrayDeque<>();

    Segments(Program program) {
        this.program = program;
    }

    void model(Statement.Model model) {
        if (program.isModelGiven()) {
            program.errors.report(new AsmError(model.span(), AsmProblem.SECOND_MODEL));
            return;
        }
        Name first = model.words().get(0);
        requireWide(named(first), first);
        program.setModel(named(first));
        for (Name word : model.words().subList(1, model.words().size())) {
            Language language = Language.named(word.text());
            boolean ignored = switch (word.text().toUpperCase(Locale.ROOT)) {
                case "NEARSTACK", "FARSTACK", "OS_DOS", "OS_OS2" -> true;
                default -> false;
            };
            if (language == null && !ignored) {
                throw new AsmError(word.span(), AsmProblem.SYNTAX_ERROR, word.text());
            }
            program.language = language != null ? language : program.language;
        }
        // The segments that .MODEL defines are there from the beginning, code first.
        Section code = define(program.codeSegment());
        code.setAlignment(defaultAlignment());
        code.setCharacteristics(CODE);
        code.setSegmentClass("CODE");
        define("_DATA");
    }

    private static MemoryModel named(Name word) {
        for (MemoryModel model : MemoryModel.values()) {
            if (model != MemoryModel.NONE && word.text().equalsIgnoreCase(model.name())) {
                return model;
            }
        }
        throw new AsmError(word.span(), AsmProblem.SYNTAX_ERROR, word.text());
    }

    private void requireWide(MemoryModel model, Name word) {
        if (model == MemoryModel.FLAT && !program.processor.isWide()) {
            throw new AsmError(word.span(), AsmProblem.INCOMPATIBLE_CPU_MODE)
                    .withHint("flat programs begin with the 80386: .386");
        }
    }

    void open(Statement.SimplifiedSegment segment) {
        if (!program.isModelGiven()) {
            throw new AsmError(segment.span(), AsmProblem.MODEL_MISSING);
        }
        String name = switch (segment.kind()) {
            case CODE -> segment.name().map(Name::text).orElse(program.codeSegment());
            case DATA -> segment.name().map(Name::text).orElse("_DATA");
            case UNINITIALIZED_DATA -> "_BSS";
            case CONST -> "CONST";
            case FAR_DATA -> segment.name().map(Name::text).orElse("FAR_DATA");
            case UNINITIALIZED_FAR_DATA -> segment.name().map(Name::text).orElse("FAR_BSS");
        };
        boolean isNew = !byName.containsKey(name.toUpperCase(Locale.ROOT));
        Section section = define(name);
        if (isNew) {
            section.setAlignment(defaultAlignment());
            section.setSegmentClass(segmentClass(segment.kind()));
        }
        if (segment.kind() == Statement.SimplifiedSegment.Kind.CODE && section.size() == 0) {
            section.setCharacteristics(CODE);
        }
        if (isNew && segment.kind() == Statement.SimplifiedSegment.Kind.UNINITIALIZED_FAR_DATA) {
            section.setCharacteristics(UNINITIALIZED);
        }
        protect(section);
        program.section = section;
    }

    private static String segmentClass(Statement.SimplifiedSegment.Kind kind) {
        return switch (kind) {
            case CODE -> "CODE";
            case DATA -> "DATA";
            case UNINITIALIZED_DATA -> "BSS";
            case CONST -> "CONST";
            case FAR_DATA -> "FAR_DATA";
            case UNINITIALIZED_FAR_DATA -> "FAR_BSS";
        };
    }

    void stack(Statement.Stack stack) {
        if (!program.isModelGiven()) {
            throw new AsmError(stack.span(), AsmProblem.MODEL_MISSING);
        }
        program.stackAlignment = program.stackSize == 0 ? defaultAlignment() : program.stackAlignment;
        // A flat program's stack is the linker's business: the size is only kept.
        program.stackSize = stack.size()
                .map(size -> (int) program.evaluator.constant(size, program.context()))
                .orElse(DEFAULT_STACK);
    }

    void begin(Statement.SegmentBegin segment) {
        Symbol known = program.symbols.global(segment.name().text());
        if (known != null && !(known instanceof Symbol.Segment)) {
            throw new AsmError(
                    segment.name().span(),
                    AsmProblem.SYMBOL_REDEFINITION,
                    segment.name().text());
        }
        boolean isNew = known == null;
        Section section = define(segment.name().text());
        int alignment = isNew ? PARAGRAPH : section.alignment();
        int wordSize = isNew && program.settings.wordSize != 0 ? program.settings.wordSize : section.wordSize();
        SegmentAttributes attributes = new SegmentAttributes(program, section.characteristics(), alignment, wordSize);
        for (Statement.SegmentAttribute attribute : segment.attributes()) {
            attributes.add(attribute);
        }
        if (isNew) {
            section.setCharacteristics(attributes.characteristics());
            section.setAlignment(attributes.alignment());
            section.setWordSize(attributes.wordSize());
            attributes.address().ifPresent(section::setBase);
            attributes.alias().ifPresent(section::rename);
            attributes.comdat().ifPresent(section::setComdat);
            if (attributes.isStack()) {
                section.setStack();
            }
        } else if (!section.fragments().isEmpty() && attributes.change(section)) {
            program.errors.report(new AsmError(
                    segment.span(),
                    AsmProblem.SEGMENT_ATTRIBUTES_CHANGED,
                    segment.name().text()));
        } else {
            section.setCharacteristics(attributes.characteristics());
            section.setAlignment(attributes.alignment());
            section.setWordSize(attributes.wordSize());
        }
        attributes.segmentClass().ifPresent(section::setSegmentClass);
        if (attributes.isReadOnly()) {
            section.setReadOnly();
        }
        protect(section);
        if (program.section != null) {
            outer.push(program.section);
        }
        program.section = section;
    }

    /** OPTION READONLY is for segments with code. */
    private void protect(Section section) {
        if (program.settings.readOnlyCode && section.isCode()) {
            section.setReadOnly();
        }
    }

    /** Closes the segment called {@code name}; false when it is not the one that is open. */
    boolean end(Name name) {
        if (program.section == null || !program.section.segmentName().equalsIgnoreCase(name.text())) {
            return false;
        }
        program.section = outer.isEmpty() ? null : outer.pop();
        return true;
    }

    /** The section of a segment, made when it is new. */
    private Section define(String segment) {
        String key = segment.toUpperCase(Locale.ROOT);
        Section known = byName.get(key);
        if (known != null) {
            return known;
        }
        int alignment = defaultAlignment();
        Section section = switch (key) {
            case "_TEXT" -> new Section(codeSection(), segment, CODE, alignment);
            case "_DATA" -> new Section(".data", segment, DATA, alignment);
            case "_BSS" -> new Section(".bss", segment, UNINITIALIZED, alignment);
            case "FAR_BSS" -> new Section(segment, segment, UNINITIALIZED, alignment);
            case "CONST" -> new Section(".rdata", segment, READ_ONLY_DATA, alignment);
            default -> new Section(sectionName(segment), segment, DATA, PARAGRAPH);
        };
        section.setSegmentClass(
                switch (key) {
                    case "_TEXT" -> "CODE";
                    case "_DATA" -> "DATA";
                    case "_BSS" -> "BSS";
                    case "CONST" -> "CONST";
                    case "FAR_DATA" -> "FAR_DATA";
                    case "FAR_BSS" -> "FAR_BSS";
                    default -> "";
                });
        section.setWordSize(program.defaultWordSize());
        byName.put(key, section);
        program.sections.add(section);
        program.symbols.put(new Symbol.Segment(segment, section));
        return section;
    }

    private int defaultAlignment() {
        return program.processor.level() > 386 ? PARAGRAPH : 4;
    }

    private String codeSection() {
        return program.options.masmVersion().has(VersionChange.GROUPED_CODE_SECTION) ? ".text$mn" : ".text";
    }

    /** {@code _TEXT$01} is a part of {@code .text}. */
    private static String sectionName(String segment) {
        String upper = segment.toUpperCase(Locale.ROOT);
        if (upper.startsWith("_TEXT$")) {
            return ".text" + segment.substring(5);
        }
        if (upper.startsWith("_DATA$")) {
            return ".data" + segment.substring(5);
        }
        return upper.startsWith("CONST$") ? ".rdata" + segment.substring(5) : segment;
    }

    void cpu(Statement.Cpu cpu) {
        program.processor.select(cpu.processor());
    }

    static int largestAlignment() {
        return LARGEST_ALIGNMENT;
    }
}
