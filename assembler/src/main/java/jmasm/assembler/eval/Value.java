package jmasm.assembler.eval;

import java.math.BigInteger;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.layout.Location;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.masm.Name;

/** What an expression is worth. */
public sealed interface Value {

    /**
     * An integer.
     *
     * @param type  of the field whose offset it is, or what {@code type PTR 5} says; null for a plain number
     * @param sized {@code type PTR} said it
     */
    record Constant(long value, MasmType type, boolean sized) implements Value {

        public Constant(long value) {
            this(value, null, false);
        }
    }

    /** A real number as it was written. */
    record Real(String text, boolean negative) implements Value {

        /**
         * As REAL4 or REAL8 holds it.
         *
         * @throws AsmError when it is no number
         */
        public long bits(int size, Span span) {
            try {
                if (Character.toLowerCase(text.charAt(text.length() - 1)) == 'r') {
                    return new BigInteger(text.substring(0, text.length() - 1), 16).longValue();
                }
                double value = Double.parseDouble(text);
                return size == Float.BYTES
                        ? Float.floatToIntBits(Float.parseFloat(text)) & 0xFFFF_FFFFL | (negative ? 1L << 31 : 0)
                        : Double.doubleToLongBits(value) | (negative ? 1L << 63 : 0);
            } catch (NumberFormatException e) {
                throw new AsmError(span, AsmProblem.BAD_REAL);
            }
        }
    }

    /** A string too long for a number. */
    record Text(String value) implements Value {}

    /** A register as such. */
    record Register(jmasm.x86.Register register) implements Value {}

    /**
     * A place in memory or code.
     *
     * @param symbol    what it is relative to, null when it is made of registers and a number only
     * @param offset    bytes added
     * @param base      null when there is none
     * @param index     null when there is none
     * @param scale     of the index
     * @param segment   an override, null when there is none
     * @param type      of the data there, null when nothing says
     * @param indirect  made in brackets or of a variable; registers summed without brackets are not an operand yet
     * @param reach     what SHORT, NEAR PTR or FAR PTR say about a jump to it
     * @param kind      of the symbol's address: IMAGEREL and SECTIONREL within brackets
     */
    record Address(
            AddressSymbol symbol,
            long offset,
            jmasm.x86.Register base,
            jmasm.x86.Register index,
            int scale,
            jmasm.x86.Register segment,
            MasmType type,
            boolean indirect,
            Reach reach,
            Relocatable.Kind kind)
            implements Value {

        static Address of(AddressSymbol symbol) {
            return new Address(
                    symbol, 0, null, null, 1, null, symbol.type(), true, Reach.ANY, Relocatable.Kind.ADDRESS);
        }

        static Address of(jmasm.x86.Register base, long offset, MasmType type, boolean indirect) {
            return new Address(null, offset, base, null, 1, null, type, indirect, Reach.ANY, Relocatable.Kind.ADDRESS);
        }

        /** A scaled register, not in brackets yet. */
        static Address ofIndex(jmasm.x86.Register index, int scale, MasmType type) {
            return new Address(null, 0, null, index, scale, null, type, false, Reach.ANY, Relocatable.Kind.ADDRESS);
        }

        public boolean hasRegisters() {
            return base != null || index != null;
        }

        Address plus(long bytes) {
            return new Address(symbol, offset + bytes, base, index, scale, segment, type, indirect, reach, kind);
        }

        Address withType(MasmType newType) {
            return new Address(symbol, offset, base, index, scale, segment, newType, indirect, reach, kind);
        }

        Address withSegment(jmasm.x86.Register newSegment) {
            return new Address(symbol, offset, base, index, scale, newSegment, type, true, reach, kind);
        }

        /** The override, for registers that stand in no brackets yet. */
        Address inSegment(jmasm.x86.Register newSegment) {
            return new Address(symbol, offset, base, index, scale, newSegment, type, indirect, reach, kind);
        }

        Address withReach(Reach newReach) {
            return new Address(symbol, offset, base, index, scale, segment, type, indirect, newReach, kind);
        }

        Address withKind(Relocatable.Kind newKind) {
            return new Address(symbol, offset, base, index, scale, segment, type, indirect, reach, newKind);
        }

        Address bracketed() {
            return new Address(symbol, offset, base, index, scale, segment, type, true, reach, kind);
        }
    }

    /** How a jump may be encoded. */
    enum Reach {
        ANY,
        SHORT,
        NEAR,
        FAR
    }

    /** A number that the linker completes: the address of a symbol, or a part of it. */
    record Relocatable(AddressSymbol symbol, long addend, Kind kind) implements Value {

        /** What of the address. */
        public enum Kind {
            /** OFFSET. */
            ADDRESS,
            /** IMAGEREL. */
            IMAGE_RELATIVE,
            /** SECTIONREL. */
            SECTION_RELATIVE,
            /** SEG: the number of the section. */
            SECTION
        }
    }

    record Type(MasmType type) implements Value {}

    record Segment(Section section) implements Value {

        /** The section's, which only the linker knows. */
        public Relocatable number(Span span) {
            return new Relocatable(beginning(span), 0, Relocatable.Kind.SECTION);
        }

        /** A place without a name that source could spell. */
        AddressSymbol beginning(Span span) {
            AddressSymbol start = new AddressSymbol("segment " + section.name(), span, MasmType.NEAR);
            start.defineAt(Location.beginningOf(section));
            return start;
        }
    }

    /** A name that no line above defines; one below may. */
    record Undefined(Name name) implements Value {}
}
