package jmasm.assembler.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Assumptions;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.masm.Statement;
import jmasm.masm.TypeName;
import jmasm.x86.Register;

/** ASSUME: what registers point to. */
final class AssumeDirective {

    private final Program program;

    AssumeDirective(Program program) {
        this.program = program;
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
            } else if (register.get() == Register.CS) {
                requireCode(assumption);
            }
            // In the flat model all segment registers but FS and GS reach everything: nothing to remember.
        }
    }

    /** CS holds the present segment and no other. */
    private void requireCode(Statement.Assumption assumption) {
        if (assumption.what().orElseThrow() instanceof TypeName.Named named
                && program.symbols.global(named.name().text()) instanceof Symbol.Segment segment
                && !(program.section == null ? segment.section().isCode() : segment.section() == program.section)) {
            program.errors.report(new AsmError(assumption.register().span(), AsmProblem.CANNOT_ASSUME_CS));
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
}
