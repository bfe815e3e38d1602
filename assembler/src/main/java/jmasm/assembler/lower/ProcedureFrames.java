package jmasm.assembler.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.Language;
import jmasm.base.Span;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.x86.Register;

/** The frame that the first instruction of a procedure builds and RET takes down again, or macros that do it. */
final class ProcedureFrames {

    /** OPTION PROLOGUE:NONE. */
    private static final String NONE = "NONE";

    /** Bits of the flags that a prologue's or epilogue's macro gets, besides the language's. */
    private static final int CALLER_CLEANS = 0x10;

    private static final int FAR = 0x20;
    private static final int PRIVATE = 0x40;
    private static final int EXPORT = 0x80;

    private final Program program;

    /** The RET of an epilogue's macro is no epilogue. */
    private boolean inEpilogueMacro;

    ProcedureFrames(Program program) {
        this.program = program;
    }

    void prologue(OpenProcedure procedure) {
        procedure.begun = true;
        if (!program.settings.prologue.isEmpty()) {
            userPrologue(procedure);
            return;
        }
        Code code = new Code(procedure.span);
        if (procedure.hasFrame) {
            emit(code.instruction("push", code.register(Register.EBP)));
            emit(code.instruction("mov", code.register(Register.EBP), code.register(Register.ESP)));
            int size = procedure.roundedLocalSize();
            if (size > 0) {
                emit(code.instruction("add", code.register(Register.ESP), code.number(-size)));
            }
        }
        for (Name register : procedure.uses) {
            emit(code.instruction("push", new Expression.Reference(register.span(), register)));
        }
    }

    /** True when {@code instruction} was a RET that takes the frame down. */
    boolean epilogue(OpenProcedure procedure, Statement.Instruction instruction) {
        if (inEpilogueMacro
                || program.settings.epilogue.equals(NONE)
                || !isReturn(instruction)
                || isPlainReturn(procedure, instruction)) {
            return false;
        }
        program.enterInstruction();
        procedure.returns = true;
        if (!program.settings.epilogue.isEmpty()) {
            userEpilogue(procedure, instruction.span());
            return true;
        }
        Code code = new Code(instruction.span());
        takeDown(procedure, code);
        emitReturn(procedure, instruction, code);
        return true;
    }

    private static boolean isReturn(Statement.Instruction instruction) {
        return instruction.prefixes().isEmpty()
                && instruction.mnemonic().isPresent()
                && instruction.mnemonic().get().text().equalsIgnoreCase("RET");
    }

    /** Nothing is on the stack: RET is the instruction as it stands. */
    private boolean isPlainReturn(OpenProcedure procedure, Statement.Instruction instruction) {
        return program.settings.epilogue.isEmpty()
                && !procedure.hasStack()
                && (procedure.poppedSize() == 0 || !instruction.operands().isEmpty());
    }

    /** A RET that is no epilogue, in a far procedure: RETF. All else as it is. */
    static Statement.Instruction farReturn(OpenProcedure procedure, Statement.Instruction instruction) {
        if (!procedure.signature().isFar() || !isReturn(instruction)) {
            return instruction;
        }
        Name mnemonic = new Name(instruction.mnemonic().orElseThrow().span(), "retf");
        return new Statement.Instruction(
                instruction.span(), instruction.prefixes(), Optional.of(mnemonic), instruction.operands());
    }

    private void takeDown(OpenProcedure procedure, Code code) {
        for (Name register : reversed(procedure.uses)) {
            emit(code.instruction("pop", code.name(register.text())));
        }
        if (procedure.hasFrame) {
            emit(code.instruction("leave"));
        }
    }

    private void emitReturn(OpenProcedure procedure, Statement.Instruction written, Code code) {
        String mnemonic = procedure.signature().isFar() ? "retf" : "retn";
        if (!written.operands().isEmpty()) {
            emit(code.instruction(mnemonic, written.operands().get(0)));
        } else if (procedure.poppedSize() > 0) {
            emit(code.instruction(mnemonic, code.number(procedure.poppedSize())));
        } else {
            emit(code.instruction(mnemonic));
        }
    }

    private static List<Name> reversed(List<Name> registers) {
        List<Name> reversed = new ArrayList<>(registers);
        Collections.reverse(reversed);
        return reversed;
    }

    private void emit(Statement.Instruction instruction) {
        Fragment fragment = program.instructions.fragment(instruction, program.section, program.context());
        program.append(fragment, instruction.span());
        program.watcher.generated(instruction, fragment);
    }

    // ---- macros of OPTION PROLOGUE and EPILOGUE

    private void userPrologue(OpenProcedure procedure) {
        if (program.settings.prologue.equals(NONE)) {
            return;
        }
        Optional<Program.MacroCalls.Result> result = program.macroCalls.call(
                program.settings.prologue, arguments(procedure, procedure.uses), procedure.span);
        if (result.isEmpty() || !result.get().function()) {
            throw new AsmError(procedure.span, AsmProblem.PROLOGUE_NO_FUNCTION);
        }
    }

    private void userEpilogue(OpenProcedure procedure, Span at) {
        inEpilogueMacro = true;
        Optional<Program.MacroCalls.Result> result =
                program.macroCalls.call(program.settings.epilogue, arguments(procedure, reversed(procedure.uses)), at);
        inEpilogueMacro = false;
        if (result.isEmpty() || result.get().function()) {
            throw new AsmError(at, AsmProblem.EPILOGUE_NO_PROCEDURE, program.settings.epilogue);
        }
    }

    /** {@code name, flags, parameter bytes, local bytes, <registers>, <arguments of PROC>}: the manual's order. */
    private static String arguments(OpenProcedure procedure, List<Name> registers) {
        StringBuilder list = new StringBuilder();
        for (Name register : registers) {
            list.append(list.length() == 0 ? "" : ",").append(register.text());
        }
        return procedure.symbol.name() + "," + flags(procedure) + ","
                + procedure.signature().pushedSize() + "," + procedure.roundedLocalSize() + ",<<" + list + ">>,"
                + procedure.prologueArguments;
    }

    private static int flags(OpenProcedure procedure) {
        Language language = procedure.signature().language();
        int flags = language == Language.FASTCALL ? 0 : language.number();
        flags |= language.calleeCleans() ? 0 : CALLER_CLEANS;
        flags |= procedure.signature().isFar() ? FAR : 0;
        flags |= procedure.symbol.linkage() == AddressSymbol.Linkage.LOCAL ? PRIVATE : 0;
        return flags | (procedure.symbol.isExport() ? EXPORT : 0);
    }
}
