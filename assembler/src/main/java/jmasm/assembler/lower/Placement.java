package jmasm.assembler.lower;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.VersionChange;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.AlignFragment;
import jmasm.assembler.layout.OrgFragment;
import jmasm.assembler.layout.Section;
import jmasm.base.Span;
import jmasm.coff.WinNt;
import jmasm.masm.Statement;

/** Where in a segment the next byte goes: ALIGN, EVEN, ORG. */
final class Placement {

    /** A file of so many zero bytes is still written in a moment. */
    private static final int HIGHEST_BEGINNING = 1 << 28;

    private final Program program;

    Placement(Program program) {
        this.program = program;
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
        if (emitted && needsTooMuch(section, offset)) {
            throw new AsmError(
                    org.span(), AsmProblem.LIMIT_EXCEEDED, DataStatements.LARGEST_SECTION + " bytes in one segment");
        }
        return (int) offset;
    }

    /** A segment may begin high: no byte before its first ORG needs memory, unless it goes back there. */
    private static boolean needsTooMuch(Section section, long offset) {
        int passed = section.size() - section.written();
        if (section.size() == passed && offset >= passed) {
            return offset > HIGHEST_BEGINNING;
        }
        return offset < passed
                ? passed > DataStatements.LARGEST_SECTION
                : offset - passed > DataStatements.LARGEST_SECTION;
    }
}
