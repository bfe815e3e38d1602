package jmasm.assembler.lower;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.Section;
import jmasm.coff.WinNt;
import jmasm.masm.Expression;
import jmasm.masm.Statement;

/** What the words behind SEGMENT say. */
final class SegmentAttributes {

    private static final int ACCESS =
            WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE | WinNt.IMAGE_SCN_MEM_EXECUTE;
    private static final int CONTENTS =
            WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA;

    private static final int PARAGRAPH = 16;

    /** Selections of COMDAT: 5 follows another section, 6 is the last. */
    private static final int ASSOCIATIVE = 5;

    private static final int LAST_SELECTION = 6;

    private final Program program;
    private int characteristics;
    private int alignment;
    private int wordSize;
    private boolean accessGiven;
    private boolean atExpected;
    private OptionalLong address = OptionalLong.empty();
    private boolean stack;
    private boolean readOnly;
    private Optional<String> alias = Optional.empty();
    private Optional<Section.Comdat> comdat = Optional.empty();
    private Optional<String> segmentClass = Optional.empty();

    SegmentAttributes(Program program, int characteristics, int alignment, int wordSize) {
        this.wordSize = wordSize;
        this.program = program;
        this.characteristics = characteristics;
        this.alignment = alignment;
    }

    int characteristics() {
        return readOnly ? characteristics & ~WinNt.IMAGE_SCN_MEM_WRITE : characteristics;
    }

    /** Whether READONLY was said. */
    boolean isReadOnly() {
        return readOnly;
    }

    int alignment() {
        return alignment;
    }

    /** Of USE16, USE32. */
    int wordSize() {
        return wordSize;
    }

    /** Whether they differ from those under which something is in {@code section} already. */
    boolean change(Section section) {
        return alignment != section.alignment() || wordSize != section.wordSize();
    }

    /** Whether STACK was said. */
    boolean isStack() {
        return stack;
    }

    /** Of ALIAS. */
    Optional<String> alias() {
        return alias;
    }

    /** Of COMDAT. */
    Optional<Section.Comdat> comdat() {
        return comdat;
    }

    /** Of AT. */
    OptionalLong address() {
        return address;
    }

    /** As it is written. */
    Optional<String> segmentClass() {
        return segmentClass;
    }

    void add(Statement.SegmentAttribute attribute) {
        if (atExpected) {
            atExpected = false;
            address = OptionalLong.of(at(attribute));
            return;
        }
        if (attribute.quoted()) {
            segmentClass = Optional.of(attribute.word());
            contentsOf(attribute.word());
            return;
        }
        switch (attribute.word().toUpperCase(Locale.ROOT)) {
            case "BYTE" -> alignment = 1;
            case "WORD" -> alignment = 2;
            case "DWORD" -> alignment = 4;
            case "PARA" -> alignment = 16;
            case "PAGE" -> alignment = 256;
            case "ALIGN" -> alignment = alignment(attribute);
            case "READ" -> access(WinNt.IMAGE_SCN_MEM_READ);
            case "WRITE" -> access(WinNt.IMAGE_SCN_MEM_WRITE);
            case "EXECUTE" -> access(WinNt.IMAGE_SCN_MEM_EXECUTE);
            case "SHARED" -> characteristics |= WinNt.IMAGE_SCN_MEM_SHARED;
            case "NOPAGE" -> characteristics |= WinNt.IMAGE_SCN_MEM_NOT_PAGED;
            case "NOCACHE" -> characteristics |= WinNt.IMAGE_SCN_MEM_NOT_CACHED;
            case "DISCARD" -> characteristics |= WinNt.IMAGE_SCN_MEM_DISCARDABLE;
            case "INFO" -> characteristics = WinNt.IMAGE_SCN_LNK_INFO | WinNt.IMAGE_SCN_LNK_REMOVE;
            case "AT" -> atExpected = true;
            case "STACK" -> stack = true;
            case "ALIAS" -> alias = Optional.of(alias(attribute));
            case "COMDAT" -> comdat(attribute);
            case "READONLY" -> readOnly = true;
            case "PUBLIC", "PRIVATE", "COMMON", "MEMORY" -> {}
            case "USE32", "FLAT" -> wide(attribute);
            case "USE16" -> wordSize = Program.SHORT;
            default -> throw new AsmError(attribute.span(), AsmProblem.SYNTAX_ERROR, attribute.word());
        }
    }

    private void wide(Statement.SegmentAttribute attribute) {
        if (!program.processor.isWide()) {
            program.errors.report(new AsmError(attribute.span(), AsmProblem.INCOMPATIBLE_CPU_MODE)
                    .withHint("32-bit segments begin with the 80386: .386"));
        }
        wordSize = Program.WIDE;
    }

    private void contentsOf(String name) {
        int contents = switch (name.toUpperCase(Locale.ROOT)) {
            case "CODE" -> WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
            case "BSS" -> WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
            case "CONST" -> WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ;
            default -> WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
        };
        int kept = accessGiven ? characteristics & ACCESS : contents & ACCESS;
        characteristics = characteristics & ~(CONTENTS | ACCESS) | contents & CONTENTS | kept;
    }

    /** The first of these words makes what the class would give vanish. */
    private void access(int flag) {
        if (!accessGiven) {
            accessGiven = true;
            characteristics &= ~ACCESS;
        }
        characteristics |= flag;
    }

    /** AT gives a paragraph; in a flat program addresses are bytes all the same. */
    private long at(Statement.SegmentAttribute attribute) {
        return program.evaluator.constant(argument(attribute), program.context()) * PARAGRAPH;
    }

    private int alignment(Statement.SegmentAttribute attribute) {
        long value = program.evaluator.constant(argument(attribute), program.context());
        if (value < 1 || value > Segments.largestAlignment() || Long.bitCount(value) != 1) {
            throw new AsmError(attribute.span(), AsmProblem.NOT_POWER_OF_TWO, value);
        }
        return (int) value;
    }

    private static Expression argument(Statement.SegmentAttribute attribute) {
        if (attribute.arguments().isEmpty()) {
            throw new AsmError(attribute.span(), AsmProblem.EXPRESSION_EXPECTED);
        }
        return attribute.arguments().get(0);
    }

    /** The section's name in the object. */
    private static String alias(Statement.SegmentAttribute attribute) {
        if (argument(attribute) instanceof Expression.Text text) {
            return text.value();
        }
        throw new AsmError(attribute.span(), AsmProblem.SYNTAX_ERROR, "ALIAS");
    }

    /** {@code COMDAT(selection [, segment])}: an extension; what the linker does with a second section of the kind. */
    private void comdat(Statement.SegmentAttribute attribute) {
        long selection = program.evaluator.constant(argument(attribute), program.context());
        Section other = null;
        if (attribute.arguments().size() > 1) {
            Expression named = attribute.arguments().get(1);
            if (!(program.evaluator.evaluate(named, program.context()).value() instanceof Value.Segment segment)) {
                throw new AsmError(named.span(), AsmProblem.SEGMENT_EXPECTED);
            }
            other = segment.section();
        }
        if (selection < 1 || selection > LAST_SELECTION || (selection == ASSOCIATIVE) != (other != null)) {
            throw new AsmError(attribute.span(), AsmProblem.CONSTANT_OUT_OF_RANGE);
        }
        characteristics |= WinNt.IMAGE_SCN_LNK_COMDAT;
        comdat = Optional.of(new Section.Comdat((int) selection, other));
    }
}
