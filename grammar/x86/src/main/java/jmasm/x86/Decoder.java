package jmasm.x86;

import java.util.List;

/**
 * Bytes to instructions. Any bytes give a result, in bounded time; nothing is thrown. A decoder is for one thread; what
 * it gives is for all.
 */
public final class Decoder {

    /** The longest instruction that a processor takes. */
    public static final int MAX_LENGTH = 15;

    private static final int VEX = 0xC4;
    private static final int SHORT_VEX = 0xC5;

    private final DecodeIndex index;

    public Decoder(InstructionTable table) {
        this.index = new DecodeIndex(table);
    }

    /**
     * Decodes the instruction at {@code code[offset]}.
     *
     * @param end     no byte at or behind it is read; 0 to {@code code.length}
     * @param address where the guest has that byte
     */
    public Decoded decode(byte[] code, int offset, int end, int address) {
        CodeReader in = new CodeReader(code, offset, Math.min(end, offset + MAX_LENGTH));
        PrefixCoding.Found prefixes = new PrefixCoding.Found();
        int opcode = in.u8();
        while (!in.passedEnd() && prefixes.add(opcode)) {
            opcode = in.u8();
        }
        int map = 0;
        if (opcode == 0x0F) {
            map = 1;
            opcode = in.u8();
            if (opcode == 0x38 || opcode == 0x3A) {
                map = opcode == 0x38 ? 2 : 3;
                opcode = in.u8();
            }
        }
        if ((opcode == VEX || opcode == SHORT_VEX) && map == 0) {
            // With memory behind them, they are LES and LDS.
            int next = in.u8();
            if (next < 0xC0) {
                in.back();
            } else if (!(opcode == VEX ? prefixes.addVex(next, in.u8()) : prefixes.addShortVex(next))) {
                return in.passedEnd()
                        ? ended(in, offset, end)
                        : new Decoded.Invalid(Decoded.Reason.UNDEFINED_OPCODE, in.length());
            } else {
                map = Opcode.VEX_MAPS + prefixes.vexMap;
                opcode = in.u8();
            }
        }
        Form[] candidates = index.at(map, opcode);
        if (in.passedEnd()) {
            return ended(in, offset, end);
        }
        if (candidates.length == 0) {
            return new Decoded.Invalid(Decoded.Reason.UNDEFINED_OPCODE, in.length());
        }
        int modrm = 0;
        if (candidates[0].opcode().modrm()) {
            modrm = in.u8();
            if (in.passedEnd()) {
                return ended(in, offset, end);
            }
        }
        Form form = choose(candidates, prefixes, modrm);
        if (form == null) {
            return new Decoded.Invalid(Decoded.Reason.UNDEFINED_OPCODE, in.length());
        }
        List<Operand> operands = new OperandReader(form, prefixes, opcode, modrm, in).read();
        if (in.passedEnd()) {
            return ended(in, offset, end);
        }
        if (operands != null && form.opcode().trailing() != Opcode.ANY) {
            form = chooseByLastByte(candidates, in.u8());
            if (in.passedEnd()) {
                return ended(in, offset, end);
            }
        }
        if (operands == null || form == null || !form.areDistinct(operands)) {
            return new Decoded.Invalid(Decoded.Reason.UNDEFINED_OPCODE, in.length());
        }
        if (prefixes.lock && !form.takesLock(operands)) {
            return new Decoded.Invalid(Decoded.Reason.LOCK_NOT_ALLOWED, in.length());
        }
        return new Instruction(
                form,
                operands,
                prefixes.rest(form),
                address,
                in.length(),
                in.displacementOffset(),
                in.immediateOffset());
    }

    /** The bytes ended, or the fifteen that an instruction may have. */
    private static Decoded ended(CodeReader in, int offset, int end) {
        return end - offset >= MAX_LENGTH
                ? new Decoded.Invalid(Decoded.Reason.TOO_LONG, MAX_LENGTH)
                : new Decoded.Truncated(Math.min(in.length(), MAX_LENGTH));
    }

    private static Form choose(Form[] candidates, PrefixCoding.Found prefixes, int modrm) {
        int mandatory = -1;
        for (Form form : candidates) {
            Opcode opcode = form.opcode();
            if (opcode.vex() != null && !prefixes.vexFits(form)) {
                continue;
            }
            if (opcode.mandatoryPrefix() != Opcode.ANY) {
                mandatory = mandatory < 0 ? prefixes.mandatory() : mandatory;
                // Where 66 is the operand size, as MOVBE has it, it is no mandatory prefix.
                boolean sizeOnly = opcode.usesOperandSize() && mandatory == 0x66;
                if (opcode.mandatoryPrefix() != (sizeOnly ? 0 : mandatory)) {
                    continue;
                }
            }
            if (opcode.usesOperandSize() && form.operandSize() != (prefixes.operandSize ? 2 : 4)
                    || opcode.addressSize() != 0 && opcode.addressSize() != (prefixes.address16 ? 2 : 4)
                    || opcode.modrm() && !modrmFits(form, opcode, prefixes, modrm)) {
                continue;
            }
            return form;
        }
        return null;
    }

    /** 3DNow!'s forms have the same operands; what they do is told behind them. */
    private static Form chooseByLastByte(Form[] candidates, int last) {
        for (Form form : candidates) {
            if (form.opcode().trailing() == last) {
                return form;
            }
        }
        return null;
    }

    private static boolean modrmFits(Form form, Opcode opcode, PrefixCoding.Found prefixes, int modrm) {
        if (opcode.fixedModrm() != Opcode.ANY) {
            return opcode.fixedModrm() == modrm;
        }
        if (opcode.digit() != Opcode.ANY && opcode.digit() != (modrm >> 3 & 7)) {
            return false;
        }
        if (form.vectorIndex() != null && (prefixes.address16 || !AddressCoding.hasSib(modrm))) {
            return false;
        }
        return form.is(Attribute.ANY_MOD) || (modrm >= 0xC0 ? form.rmTakesRegister() : form.rmTakesMemory());
    }
}
