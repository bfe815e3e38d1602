package jmasm.assembler.eval;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.Span;
import jmasm.x86.Register;

/**
 * Which register of a sum is the base and which the index. A scaled one is the index; of two without a scale ml takes
 * the second for the base, unless the first is ESP, which can't be an index.
 */
final class AddressRegisters {

    private final Span span;
    private Register base;
    private Register index;
    private int scale = 1;

    AddressRegisters(Span span) {
        this.span = span;
    }

    /** Whether a 16-bit register can be part of an address. */
    static boolean isShort(Register register) {
        return register == Register.BX || register == Register.BP || isShortIndex(register);
    }

    private static boolean isShortIndex(Register register) {
        return register == Register.SI || register == Register.DI;
    }

    private static boolean mixes(Register a, Register b) {
        return a != null && b != null && !a.isVector() && !b.isVector() && a.size() != b.size();
    }

    void add(Value.Address part) {
        if (mixes(base, part.base()) || mixes(index, part.base()) || mixes(base, part.index())) {
            throw new AsmError(span, AsmProblem.MIXED_REGISTERS);
        }
        if (part.index() != null) {
            addScaled(part.index(), part.scale());
        }
        if (part.base() != null) {
            addUnscaled(part.base());
        }
    }

    private void addScaled(Register register, int by) {
        if (index != null && (index.isVector() || register.isVector())) {
            // [eax*1+xmm1*4]: the vector is the index, the other one the base.
            boolean isBase = !register.isVector();
            require(base == null && index.isVector() == isBase && (isBase ? by : scale) == 1);
            base = isBase ? register : index;
            index = isBase ? index : register;
            scale = isBase ? scale : by;
            return;
        }
        if (index != null) {
            // [eax*1+ecx*2]: the factor 1 says nothing.
            boolean free = base == null && (scale == 1 || by == 1);
            require(free);
            base = by == 1 ? register : index;
            index = by == 1 ? index : register;
            scale = by == 1 ? scale : by;
            return;
        }
        index = register;
        scale = by;
    }

    private void addUnscaled(Register register) {
        if (base == null) {
            base = register;
            return;
        }
        require(index == null && !(base == Register.ESP && register == Register.ESP));
        if (register.size() == 2) {
            // [si+bx] is [bx+si]: of 16-bit addresses the base is BX or BP.
            require(isShortIndex(base) != isShortIndex(register));
            index = isShortIndex(base) ? base : register;
            base = isShortIndex(base) ? register : base;
            return;
        }
        if (base == Register.ESP) {
            index = register;
        } else {
            index = base;
            base = register;
        }
    }

    private void require(boolean condition) {
        if (!condition) {
            throw new AsmError(span, AsmProblem.MULTIPLE_INDEX_REGISTERS);
        }
    }

    Register base() {
        return base;
    }

    Register index() {
        return index;
    }

    /** Of the index. */
    int scale() {
        return scale;
    }
}
