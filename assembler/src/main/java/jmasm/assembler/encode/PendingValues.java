package jmasm.assembler.encode;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.Relocation;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.coff.RelocationType;

/** Fills in the fields of data whose values were not known when the line was read. */
record PendingValues(Evaluator evaluator, ErrorSink errors) {

    private static final int ADDRESS_SIZE = 4;
    private static final int SHORT_ADDRESS_SIZE = 2;
    private static final int SECTION_NUMBER_SIZE = 2;

    void write(DataFragment.Pending field, int start, SectionImage image) {
        Value value = evaluator.evaluate(field.expression(), field.context()).value();
        int at = start + field.offset();
        if (value instanceof Value.Constant constant) {
            DataBuilder.requireFit(
                    constant.value(), field.size(), field.expression().span());
            patch(image, at, field.size(), constant.value());
            return;
        }
        AddressSymbol symbol = OperandMaker.symbolOf(value);
        if (symbol == null || value instanceof Value.Address address && address.hasRegisters()) {
            throw new AsmError(field.expression().span(), AsmProblem.INVALID_INITIALIZER);
        }
        boolean segment =
                value instanceof Value.Relocatable relocatable && relocatable.kind() == Value.Relocatable.Kind.SECTION;
        if (!segment && Fields.isShort(symbol) && writeShort(field, value, symbol, at, image)) {
            return;
        }
        if (field.size() < (segment ? SECTION_NUMBER_SIZE : ADDRESS_SIZE)) {
            throw new AsmError(field.expression().span(), AsmProblem.INITIALIZER_TOO_LARGE)
                    .withHint("an address needs 4 bytes");
        }
        RelocationType type = RelocationType.IMAGE_REL_I386_DIR32;
        long addend = value instanceof Value.Address address ? address.offset() : 0;
        if (value instanceof Value.Relocatable relocatable) {
            type = Fields.relocationType(relocatable.kind());
            addend = relocatable.addend();
        }
        patch(image, at, field.size(), addend);
        image.relocations().add(new Relocation(at, symbol, type));
    }

    /**
     * An address in a 16-bit segment: two bytes; where four are wanted and the data itself lies in such a segment, a
     * selector behind them, as ml's far pointers have it.
     */
    private static boolean writeShort(
            DataFragment.Pending field, Value value, AddressSymbol symbol, int at, SectionImage image) {
        boolean far = field.size() == ADDRESS_SIZE && value instanceof Value.Address && isInShort(field);
        boolean plain = !(value instanceof Value.Relocatable relocatable)
                || relocatable.kind() == Value.Relocatable.Kind.ADDRESS;
        if (!plain || field.size() != SHORT_ADDRESS_SIZE && !far) {
            return false;
        }
        long addend = value instanceof Value.Address address ? address.offset() : ((Value.Relocatable) value).addend();
        patch(image, at, SHORT_ADDRESS_SIZE, addend);
        image.relocations().add(new Relocation(at, symbol, RelocationType.IMAGE_REL_I386_DIR16));
        if (far) {
            image.relocations()
                    .add(new Relocation(at + SHORT_ADDRESS_SIZE, symbol, RelocationType.IMAGE_REL_I386_SECTION));
        }
        return true;
    }

    private static boolean isInShort(DataFragment.Pending field) {
        return field.context().here() != null
                && field.context().here().section().wordSize() == 2;
    }

    private static void patch(SectionImage image, int at, int size, long value) {
        for (int i = 0; i < size; i++) {
            image.patch8(at + i, (int) (value >> Math.min(8 * i, 63)));
        }
    }
}
