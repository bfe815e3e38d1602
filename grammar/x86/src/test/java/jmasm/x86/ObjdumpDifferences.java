package jmasm.x86;

import java.util.Locale;
import java.util.Map;

/** Compares what our decoder and objdump see; every way in which they may differ has a name and a reason here. */
final class ObjdumpDifferences {

    /** objdump's name and ours, where both name the same thing. */
    private static final Map<String, String> OTHER_NAMES = Map.of("int1", "icebp", "retf", "retf", "lret", "retf");

    /** Instructions that objdump knows, and this table not. */
    private enum Unknown {
        MMX_AND_SSE("MMX, SSE and later vector instructions are not in the table yet"),
        VEX("AVX and BMI: not in the table yet"),
        NEWER("younger than the processors of the table: virtualisation, SYSCALL, RDRAND, XSAVE, protection keys …");

        final String reason;

        Unknown(String reason) {
            this.reason = reason;
        }
    }

    private ObjdumpDifferences() {}

    /** Empty when there is none, or one with a reason. */
    static String between(Decoded ours, Objdump.Seen seen, byte[] bytes) {
        boolean theirsIsBad = seen.text().contains("(bad)");
        if (!(ours instanceof Instruction instruction)) {
            return theirsIsBad || mayBeUnknown(ours, seen, bytes) ? "" : "we say " + ours + ", objdump " + seen.text();
        }
        if (isHintNop(instruction)) {
            // MPX has no 16-bit addresses; objdump says so by a wrong length.
            boolean agrees = instruction.length() == seen.length() || instruction.addressSize() == 2;
            return agrees ? "" : "length of a hint NOP";
        }
        if (theirsIsBad) {
            // objdump doesn't know the undocumented D6, nor the undocumented copies of x87 instructions.
            boolean undocumented = instruction.operation() == Operation.SALC || isX87Copy(instruction);
            return undocumented ? "" : "we say " + instruction.form() + ", objdump (bad)";
        }
        if (instruction.operation() == Operation.WAIT && seen.length() > 1) {
            // objdump takes FWAIT and FNSTCW for one FSTCW; processors don't.
            return seen.mnemonic().startsWith("f") ? "" : "we say WAIT, objdump " + seen.text();
        }
        if (instruction.length() != seen.length()) {
            return "length of " + instruction.form() + ": ours " + instruction.length() + ", objdump's " + seen.length()
                    + " " + seen.mnemonic();
        }
        return sameMeaning(instruction, seen.mnemonic())
                ? ""
                : "we say " + instruction.form() + ", objdump " + seen.mnemonic();
    }

    /** 0F 19 to 0F 1E are NOPs until MPX, CET and CLDEMOTE gave some of them a meaning, which objdump prints. */
    private static boolean isHintNop(Instruction instruction) {
        Opcode opcode = instruction.form().opcode();
        return instruction.operation() == Operation.NOP && opcode.map() == 1 && opcode.value() <= 0x1E;
    }

    private static boolean isX87Copy(Instruction instruction) {
        return instruction.form().isDecodeOnly() && instruction.form().cpu().feature() == Feature.X87;
    }

    private static boolean mayBeUnknown(Decoded ours, Objdump.Seen seen, byte[] bytes) {
        if (ours instanceof Decoded.Invalid invalid && invalid.reason() == Decoded.Reason.LOCK_NOT_ALLOWED) {
            // objdump prints LOCK before anything; processors refuse it there.
            return seen.text().contains("lock");
        }
        // objdump prints MOV to CS and to segment registers 6 and 7, which processors refuse.
        return unknown(bytes) != null || seen.text().matches("mov .*([ ,]\\?| cs,).*");
    }

    private static Unknown unknown(byte[] bytes) {
        int at = 0;
        while (new PrefixCoding.Found().add(bytes[at] & 0xFF)) {
            at++;
        }
        int opcode = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return switch (opcode) {
            case 0xC4, 0xC5, 0x62, 0x8F -> second >= 0x80 ? Unknown.VEX : null;
            case 0x0F -> ofTwoBytes(second);
            case 0xC6, 0xC7 -> Unknown.NEWER;
            default -> null;
        };
    }

    private static Unknown ofTwoBytes(int second) {
        return switch (second >> 4) {
            case 0x1, 0x2, 0x5, 0x6, 0xD, 0xE, 0xF -> Unknown.MMX_AND_SSE;
            case 0x3 -> second == 0x38 || second == 0x3A ? Unknown.MMX_AND_SSE : Unknown.NEWER;
            case 0x7 -> second == 0x78 || second == 0x79 ? Unknown.NEWER : Unknown.MMX_AND_SSE;
            case 0x0 -> second >= 0x0D ? Unknown.MMX_AND_SSE : Unknown.NEWER;
            case 0xA -> second == 0xAE ? Unknown.MMX_AND_SSE : Unknown.NEWER;
            case 0xB -> second == 0xB8 ? Unknown.MMX_AND_SSE : null;
            case 0xC -> second == 0xC7 ? Unknown.NEWER : Unknown.MMX_AND_SSE;
            default -> null;
        };
    }

    private static boolean sameMeaning(Instruction instruction, String mnemonic) {
        Form form = instruction.form();
        return named(form, mnemonic)
                || mnemonic.endsWith("w") && named(form, mnemonic.substring(0, mnemonic.length() - 1))
                || mnemonic.endsWith("d") && named(form, mnemonic.substring(0, mnemonic.length() - 1))
                || form.mnemonics().contains(OTHER_NAMES.getOrDefault(mnemonic, ""));
    }

    private static boolean named(Form form, String mnemonic) {
        return form.mnemonics().contains(mnemonic)
                || form.operation().name().toLowerCase(Locale.ROOT).equals(mnemonic);
    }
}
