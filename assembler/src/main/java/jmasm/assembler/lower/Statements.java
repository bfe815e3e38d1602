package jmasm.assembler.lower;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.DebugLevel;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Section;
import jmasm.base.Span;
import jmasm.coff.WinNt;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/** Gives each statement to the part that knows it. */
public final class Statements {

    private final Program program;
    private final Set<Section> warnedAboutLines = new HashSet<>();
    private final Segments segments;
    private final Placement placement;
    private final AssumeDirective assumptions;
    private final Labels labels;
    private final DataStatements data;
    private final Linkage linkage;
    private final Procedures procedures;
    private final Invocation invocation;
    private final ControlFlow controlFlow;
    private final OptionDirective options;
    private final SavedContexts contexts;

    public Statements(Program program) {
        this.program = program;
        this.segments = new Segments(program);
        this.placement = new Placement(program);
        this.assumptions = new AssumeDirective(program);
        this.labels = new Labels(program);
        this.data = new DataStatements(program, labels);
        this.linkage = new Linkage(program, labels);
        this.procedures = new Procedures(program, labels);
        this.invocation = new Invocation(program, this::generate);
        this.controlFlow = new ControlFlow(program, this::generate);
        this.options = new OptionDirective(program);
        this.contexts = new SavedContexts(program);
    }

    /**
     * Declares and lowers one statement.
     *
     * @return false after END
     */
    public boolean accept(Statement statement) {
        program.nextStatement();
        if (data.isInStructure()) {
            inStructure(statement);
            return true;
        }
        if (statement instanceof Statement.Instruction instruction) {
            instruction(instruction);
        } else if (statement instanceof Statement.Data definition) {
            data.data(definition);
        } else if (statement instanceof Statement.Label label) {
            labels.label(label);
        } else if (statement instanceof Statement.End end) {
            end(end);
            return false;
        } else if (!procedureStatement(statement) && !segmentStatement(statement) && !declaration(statement)) {
            throw new IllegalStateException("no place for " + statement);
        }
        return true;
    }

    private boolean procedureStatement(Statement statement) {
        if (statement instanceof Statement.ProcBegin proc) {
            procedures.begin(proc);
        } else if (statement instanceof Statement.ProcEnd end) {
            procedures.end(end);
        } else if (statement instanceof Statement.Local local) {
            procedures.local(local);
        } else if (statement instanceof Statement.Invoke invoke) {
            program.requireSection(invoke.span());
            program.enterInstruction();
            invocation.invoke(invoke);
        } else if (statement instanceof Statement.Control control) {
            program.requireSection(control.span());
            program.enterInstruction();
            controlFlow.control(control);
        } else {
            return false;
        }
        return true;
    }

    private boolean segmentStatement(Statement statement) {
        if (statement instanceof Statement.SimplifiedSegment segment) {
            segments.open(segment);
        } else if (statement instanceof Statement.SegmentBegin segment) {
            segments.begin(segment);
        } else if (statement instanceof Statement.BlockEnd end) {
            boolean known = end.name().isPresent()
                    && (segments.end(end.name().get())
                            || program.broken.ends(end.name().get()));
            if (!known) {
                throw new AsmError(
                        end.span(),
                        AsmProblem.UNMATCHED_BLOCK_NESTING,
                        end.name().map(Name::text).orElse("ENDS"));
            }
        } else if (statement instanceof Statement.Model model) {
            segments.model(model);
        } else if (statement instanceof Statement.Stack stack) {
            segments.stack(stack);
        } else if (statement instanceof Statement.Assume assume) {
            assumptions.assume(assume);
        } else if (statement instanceof Statement.Group group) {
            throw new AsmError(group.span(), AsmProblem.GROUP_IN_COFF);
        } else if (statement instanceof Statement.Cpu cpu) {
            segments.cpu(cpu);
        } else if (statement instanceof Statement.Align align) {
            placement.align(align);
        } else if (statement instanceof Statement.Org org) {
            placement.org(org);
        } else {
            return false;
        }
        return true;
    }

    private boolean declaration(Statement statement) {
        if (statement instanceof Statement.Prototype prototype) {
            linkage.prototype(prototype);
        } else if (statement instanceof Statement.AggregateBegin begin) {
            data.begin(begin);
        } else if (statement instanceof Statement.Typedef typedef) {
            data.typedef(typedef);
        } else if (statement instanceof Statement.Extern extern) {
            linkage.extern(extern);
        } else if (statement instanceof Statement.Public names) {
            linkage.publish(names);
        } else if (statement instanceof Statement.Comm comm) {
            linkage.communal(comm);
        } else if (statement instanceof Statement.IncludeLib library) {
            linkage.includeLib(library);
        } else if (statement instanceof Statement.SafeSeh handler) {
            linkage.safeSeh(handler);
        } else if (statement instanceof Statement.LabelDirective label) {
            labels.directive(label);
        } else if (statement instanceof Statement.Option option) {
            options.apply(option);
        } else if (statement instanceof Statement.Record record) {
            data.record(record);
        } else if (statement instanceof Statement.Alias alias) {
            linkage.alias(alias);
        } else if (statement instanceof Statement.Fpo fpo) {
            procedures.framePointerOmission(fpo);
        } else if (statement instanceof Statement.ContextDirective directive) {
            contexts.apply(directive);
        } else if (statement instanceof Statement.Other other) {
            other(other);
        } else {
            return false;
        }
        return true;
    }

    /**
     * Goes on behind a line that was refused: what it was to open is open.
     *
     * @param unread whether there is no statement of it at all
     */
    public void recover(String line, Span span, boolean unread) {
        String[] words = line.strip().split("\\s+", 3);
        program.broken.note(words);
        if (unread && program.section != null) {
            controlFlow.openBroken(words[0].toUpperCase(Locale.ROOT), span);
        }
    }

    private void other(Statement.Other other) {
        throw switch (other.directive()) {
            case ".STARTUP" -> only16Bit(other, AsmProblem.STARTUP_IN_32_BIT);
            case ".EXIT" -> only16Bit(other, AsmProblem.EXIT_IN_32_BIT);
            case ".ALPHA", ".SEQ", ".DOSSEG", "DOSSEG" -> new AsmError(other.span(), AsmProblem.IGNORED_WITH_COFF);
            default -> new AsmError(other.span(), AsmProblem.NOT_SUPPORTED, other.directive());
        };
    }

    /** What works with 16-bit segments, which ml can fill with code. */
    private AsmError only16Bit(Statement.Other other, AsmProblem inWide) {
        return program.wordSize() == Program.WIDE
                ? new AsmError(other.span(), inWide)
                : new AsmError(other.span(), AsmProblem.NOT_SUPPORTED, other.directive());
    }

    private void inStructure(Statement statement) {
        if (statement instanceof Statement.Data field) {
            data.data(field);
        } else if (statement instanceof Statement.AggregateBegin begin) {
            data.begin(begin);
        } else if (statement instanceof Statement.BlockEnd end) {
            data.end(end);
        } else if (statement instanceof Statement.Record record) {
            // A type that is declared here; it takes no room in the structure.
            data.record(record);
        } else if (statement instanceof Statement.Org org) {
            if (data.isInUnion()) {
                throw new AsmError(org.span(), AsmProblem.ORG_IN_UNION);
            }
            data.moveTo(program.evaluator.constant(org.offset(), program.context()));
        } else if (statement instanceof Statement.Align align) {
            long boundary = align.boundary()
                    .map(given -> program.evaluator.constant(given, program.context()))
                    .orElse((long) data.alignmentOfStructure());
            data.moveTo((data.offsetInStructure() + boundary - 1) / boundary * boundary);
        } else if (statement instanceof Statement.End) {
            throw data.unclosed();
        } else {
            throw new AsmError(statement.span(), AsmProblem.NOT_IN_STRUCTURE);
        }
    }

    private void instruction(Statement.Instruction instruction) {
        program.requireSection(instruction.span());
        if (instruction.mnemonic().isPresent() && procedures.epilogue(instruction)) {
            return;
        }
        program.enterInstruction();
        emit(procedures.meant(instruction));
    }

    private void generate(Statement.Instruction instruction) {
        program.watcher.generated(instruction, emit(instruction));
    }

    private Fragment emit(Statement.Instruction instruction) {
        if ((program.section.characteristics() & WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA) != 0) {
            program.errors.report(new AsmError(instruction.span(), AsmProblem.DATA_IN_BSS));
        }
        if (program.section.base().isPresent()) {
            program.errors.report(new AsmError(instruction.span(), AsmProblem.DATA_IN_AT));
        }
        Fragment fragment = program.instructions.fragment(instruction, program.section, program.context());
        boolean lines = program.options.debug() != DebugLevel.NONE && !program.section.isCode();
        if (lines && warnedAboutLines.add(program.section)) {
            program.errors.report(new AsmError(
                    instruction.span(), AsmProblem.LINES_WITHOUT_CLASS_CODE, program.section.segmentName()));
        }
        program.append(fragment, instruction.span());
        return fragment;
    }

    /** INCBIN: bytes as they are. */
    public void binary(Span at, byte[] bytes) {
        Section section = program.requireSection(at);
        program.enterCode();
        section.append(program.dataBuilder().bytes(bytes));
    }

    private void end(Statement.End end) {
        linkage.end(end);
        close();
    }

    /** Reports the blocks that nothing has closed. */
    public void close() {
        data.openStructure().ifPresent(span -> unclosed(span, "STRUCT"));
        procedures.openProcedure().ifPresent(span -> unclosed(span, procedures.openName()));
        controlFlow.openBlock().ifPresent(span -> unclosed(span, ".IF"));
    }

    private void unclosed(Span span, String what) {
        program.errors.report(new AsmError(span, AsmProblem.UNMATCHED_BLOCK_NESTING, what));
    }
}
