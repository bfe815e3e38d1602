package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteWriter;

/** Instructions to bytes. */
public final class Encoder {

    private final Form form;
    private final List<Operand> operands;
    private final ByteWriter out = new ByteWriter(Decoder.MAX_LENGTH);
    private final List<Encoding.Field> fields = new ArrayList<>(2);

    private Encoder(Form form, List<Operand> operands) {
        this.form = form;
        this.operands = operands;
    }

    /**
     * The bytes of an instruction, prefixes first.
     *
     * @throws IllegalArgumentException when the form doesn't accept the operands
     */
    public static Encoding encode(Form form, List<Operand> operands, Prefixes prefixes) {
        if (OperandFit.of(form, operands) != OperandFit.FITS) {
            throw new IllegalArgumentException(form + " doesn't accept " + operands);
        }
        Encoder encoder = new Encoder(form, operands);
        encoder.prefixes(prefixes);
        encoder.opcode();
        encoder.modrm();
        encoder.values();
        return new Encoding(encoder.out.toByteArray(), List.copyOf(encoder.fields));
    }

    private void prefixes(Prefixes prefixes) {
        Opcode opcode = form.opcode();
        int addressSize = opcode.addressSize() != 0 ? opcode.addressSize() : prefixes.addressSize();
        Register segment = prefixes.segment();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) instanceof Memory memory) {
                addressSize = memory.addressSize();
                if (form.operands().get(i).kind().shape() != OperandKind.Shape.DESTINATION
                        && memory.segment() != null) {
                    segment = memory.segment() == implicitSegment(memory) ? null : memory.segment();
                }
            }
        }
        PrefixCoding.encode(prefixes, form, segment, addressSize, out);
    }

    /** ml leaves out an override that says what happens anyway; an index that stands alone is encoded as the base. */
    private static Register implicitSegment(Memory memory) {
        boolean alone = memory.base() == null && memory.scale() == 1;
        return alone && memory.index() == Register.EBP ? Register.SS : memory.defaultSegment();
    }

    private void opcode() {
        Opcode opcode = form.opcode();
        if (opcode.vex() != null) {
            PrefixCoding.encodeVex(opcode, numberAt(FormOperand.Place.VEX), out);
        } else if (opcode.map() > 0) {
            escape(opcode.map());
        }
        out.u8(opcode.value() | numberAt(FormOperand.Place.OPCODE));
    }

    private void escape(int map) {
        out.u8(0x0F);
        if (map == 2) {
            out.u8(0x38);
        } else if (map == 3) {
            out.u8(0x3A);
        }
    }

    private void modrm() {
        Opcode opcode = form.opcode();
        if (!opcode.modrm()) {
            return;
        }
        if (opcode.fixedModrm() != Opcode.ANY) {
            out.u8(opcode.fixedModrm());
            return;
        }
        int reg = opcode.digit() != Opcode.ANY ? opcode.digit() : numberAt(FormOperand.Place.REG);
        int rm = indexOf(FormOperand.Place.RM);
        if (rm < 0 || operands.get(rm) instanceof Register) {
            // In "imul eax, 5" the one register is source and destination.
            int number = form.is(Attribute.SAME) ? reg : numberAt(FormOperand.Place.RM);
            out.u8(0xC0 | reg << 3 | number);
            return;
        }
        int size = AddressCoding.encode((Memory) operands.get(rm), reg, out);
        if (size > 0) {
            fields.add(new Encoding.Field(Encoding.Kind.DISPLACEMENT, rm, out.size() - size, size));
        }
    }

    private void values() {
        if (form.opcode().trailing() != Opcode.ANY) {
            out.u8(form.opcode().trailing());
        }
        for (int i = 0; i < operands.size(); i++) {
            FormOperand operand = form.operands().get(i);
            if (operand.place() == FormOperand.Place.VALUE) {
                value(i, operand.kind());
            } else if (operand.place() == FormOperand.Place.LAST_BYTE) {
                out.u8(((Register) operands.get(i)).number() << 4);
            }
        }
    }

    private void value(int index, OperandKind kind) {
        Operand operand = operands.get(index);
        if (operand instanceof Immediate immediate) {
            field(Encoding.Kind.IMMEDIATE, index, (int) immediate.value(), kind.encodedSize());
        } else if (operand instanceof Target target) {
            field(Encoding.Kind.RELATIVE, index, target.displacement(), kind.encodedSize());
        } else if (operand instanceof Memory memory) {
            field(Encoding.Kind.DISPLACEMENT, index, memory.displacement(), memory.addressSize());
        } else {
            FarPointer pointer = (FarPointer) operand;
            field(Encoding.Kind.FAR_OFFSET, index, pointer.offset(), kind == OperandKind.PTR16 ? 2 : 4);
            out.u16(pointer.selector());
        }
    }

    private void field(Encoding.Kind kind, int operand, int value, int size) {
        fields.add(new Encoding.Field(kind, operand, out.size(), size));
        switch (size) {
            case 1 -> out.u8(value);
            case 2 -> out.u16(value);
            default -> out.u32(value);
        }
    }

    private int indexOf(FormOperand.Place place) {
        for (int i = 0; i < operands.size(); i++) {
            if (form.operands().get(i).place() == place) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the register that goes to a place; 0 when there is none. */
    private int numberAt(FormOperand.Place place) {
        int index = indexOf(place);
        return index >= 0 && operands.get(index) instanceof Register register ? register.number() : 0;
    }
}
