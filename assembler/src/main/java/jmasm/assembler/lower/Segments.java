package jmasm.assembler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.VersionChange;
import jmasm.assembler.eval.Assumptions;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.AlignFragment;
import jmasm.assembler.layout.OrgFragment;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.coff.WinNt;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.masm.TypeName;
import jmasm.x86.Register;

/** Segments, the model, and where in a segment the next byte goes. */
final class Segments {

    private static final int CODE = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
    private static final int DATA =
            WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
    private static final int READ_ONLY_DATA = WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ;
    private static final int UNINITIALIZED =
            WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
    private static final int LARGEST_ALIGNMENT = 8192;
    private static final int PARAGRAPH = 16;
    private static final int TINY_MODEL = 1;
    private static final int SMALL_MODEL = 2;
    private static final int FLAT_MODEL = 7;
    private static final int DEFAULT_STACK = 1024;

    private final Program program;
    private final Map<String, Section> byName = new HashMap<>();
    private final Deque<Section> outer = new ArrayDeque<>();

    Segments(Program program) {
        this.program = program;
    }

    void model(Statement.Model model) {
        if (program.modelGiven) {
            program.errors.report(new AsmError(model.span(), AsmProblem.SECOND_MODEL));
            return;
        }
        Name first = model.words().get(0);
        program.model = model(first);
        program.modelGiven = true;
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
        define("_TEXT");
        define("_DATA");
    }

    /** Its number, as @Model gives it. Behind a 386's directive TINY and SMALL have 32-bit segments, like FLAT. */
    private int model(Name word) {
        boolean wide = program.processor.isSelected();
        return switch (word.text().toUpperCase(Locale.ROOT)) {
            case "FLAT" -> FLAT_MODEL;
            case "TINY" -> wide ? TINY_MODEL : otherModel(word);
            case "SMALL" -> wide ? SMALL_MODEL : otherModel(word);
            case "COMPACT", "MEDIUM", "LARGE", "HUGE" -> otherModel(word);
            default -> throw new AsmError(word.span(), AsmProblem.SYNTAX_ERROR, word.text());
        };
    }

    private static int otherModel(Name word) {
        throw new AsmError(word.span(), AsmProblem.NOT_SUPPORTED, ".MODEL " + word.text())
                .withHint("this assembler makes 32-bit programs: .386, then .MODEL flat");
    }

    void open(Statement.SimplifiedSegment segment) {
        if (!program.modelGiven) {
            throw new AsmError(segment.span(), AsmProblem.MODEL_MISSING);
        }
        String name = switch (segment.kind()) {
            case CODE -> segment.name().map(Name::text).orElse("_TEXT");
            case DATA -> segment.name().map(Name::text).orElse("_DATA");
            case UNINITIALIZED_DATA -> "_BSS";
            case CONST -> "CONST";
            case FAR_DATA -> segment.name().map(Name::text).orElse("FAR_DATA");
            case UNINITIALIZED_FAR_DATA -> segment.name().map(Name::text).orElse("FAR_BSS");
        };
        Section section = define(name);
        if (segment.kind() == Statement.SimplifiedSegment.Kind.CODE && section.size() == 0) {
            section.setCharacteristics(CODE);
        }
        program.section = section;
    }

    void stack(Statement.Stack stack) {
        if (!program.modelGiven) {
            throw new AsmError(stack.span(), AsmProblem.MODEL_MISSING);
        }
        program.stackAlignment = defaultAlignment();
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
        SegmentAttributes attributes = new SegmentAttributes(program, section.characteristics(), alignment);
        for (Statement.SegmentAttribute attribute : segment.attributes()) {
            attributes.add(attribute);
        }
        if (isNew) {
            section.setCharacteristics(attributes.characteristics());
            section.setAlignment(attributes.alignment());
            attributes.address().ifPresent(section::setBase);
            attributes.alias().ifPresent(section::rename);
            attributes.comdat().ifPresent(section::setComdat);
            if (attributes.isStack()) {
                section.setStack();
            }
        } else if (!section.fragments().isEmpty() && attributes.alignment() != section.alignment()) {
            program.errors.report(new AsmError(
                    segment.span(),
                    AsmProblem.SEGMENT_ATTRIBUTES_CHANGED,
                    segment.name().text()));
        } else {
            section.setCharacteristics(attributes.characteristics());
            section.setAlignment(attributes.alignment());
        }
        attributes.segmentClass().ifPresent(section::setSegmentClass);
        if (program.section != null) {
            outer.push(program.section);
        }
        program.section = section;
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
        if (!program.processor.select(cpu.processor())) {
            throw new AsmError(cpu.span(), AsmProblem.NOT_SUPPORTED, "." + cpu.processor())
                    .withHint("32-bit programs begin with the 80386: .386");
        }
    }

    void align(Statement.Align align) {
        Section section = program.requireSection(align.span());
        long boundary = align.boundary()
                .map(given -> program.evaluator.constant(given, program.context()))
                .orElse((long) section.alignment());
        Span span = align.boundary().map(given -> given.span()).orElse(align.span());
        if (boundary < 1 || Long.bitCount(boundary) != 1) {
            throw new AsmError(span, AsmProblem.NOT_POWER_OF_TWO, boundary);
        }
        if (boundary > section.alignment()) {
            throw new AsmError(span, AsmProblem.BAD_ALIGNMENT, boundary)
                    .withHint("segment " + section.segmentName() + " itself is aligned to " + section.alignment()
                            + (program.processor.level() == 386 ? "; with .486 and above it is 16" : ""));
        }
        section.append(new AlignFragment(
                (int) boundary,
                section.isCode(),
                section.position(),
                section.here().unfixed() == 0,
                program.options.masmVersion().has(VersionChange.FILL_KEEPS_FLAGS)));
    }

    void org(Statement.Org org) {
        Section section = program.requireSection(org.span());
        Context context = program.context();
        Runnable check = () -> orgTarget(org, context, section);
        check.run();
        section.append(new OrgFragment(
                () -> orgTarget(org, context, section),
                section.position(),
                section.here().unfixed() == 0));
    }

    private int orgTarget(Statement.Org org, Context context, Section section) {
        Value value = program.evaluator.evaluate(org.offset(), context).value();
        long offset = -1;
        if (value instanceof Value.Constant constant) {
            offset = constant.value();
        } else if (value instanceof Value.Address address
                && address.symbol() != null
                && !address.hasRegisters()
                && address.symbol().isDefined()
                && address.symbol().location().section() == section) {
            offset = address.symbol().location().offset() + address.offset();
        }
        if (offset < 0 || offset > Integer.MAX_VALUE) {
            throw new AsmError(org.span(), AsmProblem.BAD_ORG);
        }
        boolean emitted =
                section.base().isEmpty() && (section.characteristics() & WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA) == 0;
        if (emitted && offset > DataStatements.LARGEST_SECTION) {
            throw new AsmError(
                    org.span(), AsmProblem.LIMIT_EXCEEDED, DataStatements.LARGEST_SECTION + " bytes in one segment");
        }
        return (int) offset;
    }

    void assume(Statement.Assume assume) {
        for (Statement.Assumption assumption : assume.assumptions()) {
            Optional<Register> register = Register.named(assumption.register().text());
            if (assumption.what().isEmpty()) {
                if (!assumption.register().text().equalsIgnoreCase("NOTHING")) {
                    throw new AsmError(assumption.register().span(), AsmProblem.EXPRESSION_EXPECTED);
                }
                program.assumptions = Assumptions.NONE;
            } else if (register.isEmpty()) {
                throw new AsmError(
                        assumption.register().span(),
                        AsmProblem.SYNTAX_ERROR,
                        assumption.register().text());
            } else if (register.get().kind() == Register.Kind.GENERAL) {
                assumePointer(register.get(), assumption);
            }
            // In the flat model all segment registers but FS and GS reach everything: nothing to remember.
        }
    }

    private void assumePointer(Register register, Statement.Assumption assumption) {
        Map<Register, MasmType> pointers = new HashMap<>(program.assumptions.pointers());
        TypeName what = assumption.what().orElseThrow();
        boolean error = isWord(what, "ERROR");
        pointers.remove(register);
        Set<Register> errors = new HashSet<>(program.assumptions.errors());
        errors.remove(register);
        if (error) {
            errors.add(register);
        }
        if (!error && !isWord(what, "NOTHING")) {
            MasmType type = program.types.resolve(what, program.language);
            if (type.size() != register.size()) {
                throw new AsmError(what.span(), AsmProblem.WRONG_SIZE_FOR_REGISTER);
            }
            if (type instanceof MasmType.Pointer pointer && pointer.target() != null) {
                pointers.put(register, pointer.target());
            }
        }
        program.assumptions = new Assumptions(pointers, errors);
    }

    private static boolean isWord(TypeName type, String word) {
        return type instanceof TypeName.Named named && named.name().text().equalsIgnoreCase(word);
    }

    static int largestAlignment() {
        return LARGEST_ALIGNMENT;
    }
}
