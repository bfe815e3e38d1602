package jmasm.assembler.lower;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.layout.Location;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.types.Signature;
import jmasm.base.Span;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.x86.Register;

/** The procedure whose ENDP has not come yet. */
final class OpenProcedure {

    private static final int STACK_SLOT = 4;

    final AddressSymbol symbol;
    final Span span;

    /** Registers that the prologue saves, in source order. */
    final List<Name> uses;

    /** The one around it, null for none. */
    final OpenProcedure outer;

    final Scope outerScope;

    /** Of FASTCALL's parameters. */
    final List<Register> inRegisters = new ArrayList<>();

    /** In angle brackets. */
    final String prologueArguments;

    /** Bytes of LOCAL variables. */
    int localSize;

    /** Offset from EBP of the last parameter with a type. */
    int lastParameter;

    /** EBP points into its stack. */
    boolean hasFrame;

    /** The prologue is written. */
    boolean begun;

    /** An epilogue is written. */
    boolean returns;

    /** Where ENDP stands, null before it. */
    Location end;

    OpenProcedure(AddressSymbol symbol, Statement.ProcBegin proc, OpenProcedure outer, Scope outerScope) {
        this.symbol = symbol;
        this.span = proc.span();
        this.uses = proc.uses();
        this.outer = outer;
        this.outerScope = outerScope;
        this.prologueArguments = proc.signature().attributes().stream()
                .map(Name::text)
                .filter(text -> text.startsWith("<"))
                .findFirst()
                .orElse("<>");
    }

    Signature signature() {
        return symbol.signature();
    }

    /** Has something on the stack, so that no procedure can lie in it. */
    boolean hasStack() {
        return hasFrame || !uses.isEmpty();
    }

    /** Bytes of LOCAL variables, filled up to whole stack slots. */
    int roundedLocalSize() {
        return (localSize + STACK_SLOT - 1) / STACK_SLOT * STACK_SLOT;
    }

    /** Bytes that RET takes off the caller's stack. */
    int poppedSize() {
        Signature signature = signature();
        return signature.language().calleeCleans() && !signature.vararg() ? signature.pushedSize() : 0;
    }
}
