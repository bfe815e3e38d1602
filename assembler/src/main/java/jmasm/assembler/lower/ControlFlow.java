package jmasm.assembler.lower;

import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.Span;
import jmasm.masm.Statement;

/** .IF, .WHILE, .REPEAT and their family. */
final class ControlFlow {

    private final Program program;

    ControlFlow(Program program, Invocation.InstructionSink out) {
        this.program = program;
    }

    Optional<Span> openBlock() {
        return Optional.empty();
    }

    void control(Statement.Control control) {
        throw new AsmError(control.span(), AsmProblem.NOT_SUPPORTED, "." + control.kind() + program.section());
    }
}
