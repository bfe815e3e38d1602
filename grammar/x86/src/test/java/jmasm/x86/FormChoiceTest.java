package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormChoiceTest {

    private static final Memory UNSIZED = Memory.at(0, Register.EBX, 0);

    private final InstructionTable table = InstructionTable.load();

    private FormChoice choose(String mnemonic, Operand... operands) {
        return FormChoice.of(table.forms(mnemonic), List.of(operands));
    }

    private void rejects(FormChoice.Reason reason, String mnemonic, Operand... operands) {
        assertEquals(new FormChoice.Rejected(reason), choose(mnemonic, operands));
    }

    private Encoding encode(String mnemonic, Operand... operands) {
        Form form = assertInstanceOf(FormChoice.Chosen.class, choose(mnemonic, operands))
                .form();
        return Encoder.encode(form, List.of(operands), Prefixes.NONE);
    }

    @Test
    void operandsAreNotAllowed() {
        rejects(FormChoice.Reason.NO_OPERANDS_ALLOWED, "cld", Register.EAX);
        rejects(FormChoice.Reason.TOO_MANY_OPERANDS, "inc", Register.EAX, Register.EAX);
    }

    @Test
    void kindsDontMatch() {
        Memory memory = Memory.absolute(4, 0x402000);
        rejects(FormChoice.Reason.OPERAND_KINDS, "mov", memory, memory);
        rejects(FormChoice.Reason.OPERAND_KINDS, "mov", Immediate.of(1), Register.EAX);
        rejects(FormChoice.Reason.OPERAND_KINDS, "mov", Register.EAX);
        rejects(FormChoice.Reason.OPERAND_KINDS, "shl", Register.EAX, Register.BL);
        rejects(FormChoice.Reason.OPERAND_KINDS, "lea", Register.EAX, Register.EBX);
    }

    @Test
    void sizesDontMatch() {
        rejects(FormChoice.Reason.SIZES_DIFFER, "mov", Register.EAX, Register.BX);
        rejects(FormChoice.Reason.SIZES_DIFFER, "mov", Register.AL, UNSIZED.withSize(4));
        rejects(FormChoice.Reason.BAD_SIZE, "push", Register.AL);
        rejects(FormChoice.Reason.BAD_SIZE, "movzx", Register.EAX, Register.ECX);
        rejects(FormChoice.Reason.BAD_SIZE, "inc", UNSIZED.withSize(8));
    }

    @Test
    void nothingSaysTheSize() {
        rejects(FormChoice.Reason.NO_SIZE, "mov", UNSIZED, Immediate.of(1));
        rejects(FormChoice.Reason.NO_SIZE, "mov", UNSIZED, Immediate.of(0x12345678));
        rejects(FormChoice.Reason.NO_SIZE, "inc", UNSIZED);
        rejects(FormChoice.Reason.NO_SIZE, "movzx", Register.EAX, UNSIZED);
        assertInstanceOf(FormChoice.Chosen.class, choose("mov", UNSIZED, Register.AL));
        assertInstanceOf(FormChoice.Chosen.class, choose("push", UNSIZED));
        assertInstanceOf(FormChoice.Chosen.class, choose("mov", UNSIZED, Immediate.relocatable(0)));
    }

    @Test
    void valuesDontFit() {
        rejects(FormChoice.Reason.VALUE_TOO_LARGE, "mov", Register.AL, Immediate.of(256));
        rejects(FormChoice.Reason.VALUE_TOO_LARGE, "mov", Register.AX, Immediate.of(-0x10000));
        assertInstanceOf(FormChoice.Chosen.class, choose("mov", Register.AX, Immediate.of(-0xFFFF)));
        assertInstanceOf(FormChoice.Chosen.class, choose("add", Register.CX, Immediate.of(0xFFFF_FFF0L)));
        rejects(FormChoice.Reason.VALUE_TOO_LARGE, "int", Immediate.of(256));
        rejects(FormChoice.Reason.TARGET_TOO_FAR, "jecxz", Target.of(200));
        rejects(FormChoice.Reason.TARGET_TOO_FAR, "jecxz", Target.unknown(Target.Reach.NEAR));
        rejects(FormChoice.Reason.TARGET_TOO_FAR, "jmp", new Target(200, Target.Reach.SHORT, false));
    }

    @Test
    void anUnknownTargetIsShortUntilTheAssemblerSaysNear() {
        assertEquals(2, encode("jz", Target.unknown(Target.Reach.EITHER)).bytes().length);
        assertEquals(6, encode("jz", Target.unknown(Target.Reach.NEAR)).bytes().length);
        assertEquals(5, encode("call", Target.unknown(Target.Reach.EITHER)).bytes().length);
    }

    @Test
    void aRelocatableValueGetsItsFullWidth() {
        Encoding push = encode("push", Immediate.relocatable(0));
        assertEquals(List.of(new Encoding.Field(Encoding.Kind.IMMEDIATE, 0, 1, 4)), push.fields());

        Memory field = Memory.at(4, Register.ECX, 0).withDisplacement(8, true);
        Encoding mov = encode("mov", field, Immediate.relocatable(0));
        assertEquals(
                List.of(
                        new Encoding.Field(Encoding.Kind.DISPLACEMENT, 0, 2, 4),
                        new Encoding.Field(Encoding.Kind.IMMEDIATE, 1, 6, 4)),
                mov.fields());

        Encoding call = encode("call", Target.unknown(Target.Reach.NEAR));
        assertEquals(List.of(new Encoding.Field(Encoding.Kind.RELATIVE, 0, 1, 4)), call.fields());

        Encoding load = encode("mov", Register.EAX, Memory.absolute(4, 0).withDisplacement(0, true));
        assertEquals(List.of(new Encoding.Field(Encoding.Kind.DISPLACEMENT, 1, 1, 4)), load.fields());
    }
}
