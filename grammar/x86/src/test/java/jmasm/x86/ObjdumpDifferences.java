package jmasm.x86;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares what our decoder and objdump see; every way in which they may differ has a name and a reason here. */
final class ObjdumpDifferences {

    /** objdump's name and ours, where both name the same thing. */
    private static final Map<String, String> OTHER_NAMES = Map.of("int1", "icebp", "retf", "retf", "lret", "retf");

    /** Instructions that objdump knows, and this table not. */
    private enum Unknown {
        VEX("AVX is not in the table"),
        NEWER("younger than the table: virtualisation, SYSCALL, RDRAND, XSAVE, SHA, GFNI, protection keys …");

        final String reason;

        Unknown(String reason) {
            this.reason = reason;
        }
    }

    private static final List<String> NEWER_FAMILIES = List.of(
            "xsave",
            "xrstor",
            "clflushopt",
            "clwb",
            "wrss",
            "wruss",
            "rstorssp",
            "setssbsy",
            "clrssbsy",
            "incssp",
            "sha1",
            "sha256",
            "gf2p8",
            "movdir",
            "invept",
            "invvpid",
            "invpcid",
            "enqcmd",
            "umonitor",
            "umwait",
            "tpause",
            "ptwrite",
            "adcx",
            "adox",
            "bndmov",
            "extrq",
            "insertq",
            "movntss",
            "movntsd",
            "jmpe",
            "clui",
            "stui",
            "cldemote",
            "aesenc128",
            "aesdec128",
            "aesenc256",
            "aesdec256",
            "loadiwkey",
            "encodekey",
            "hreset",
            "aesencwide",
            "aesdecwide",
            "aadd",
            "aand",
            "aor",
            "axor");

    private static final InstructionTable TABLE = InstructionTable.load();

    private ObjdumpDifferences() {}

    /** Empty when there is none, or one with a reason. */
    static String between(Decoded ours, Objdump.Seen seen, byte[] bytes) {
        boolean theirsIsBad = seen.text().contains("(bad)");
        if (!(ours instanceof Instruction instruction)) {
            return theirsIsBad || mayBeUnknown(ours, seen, bytes)
                    ? ""
                    : "we say " + ours + ", objdump " + seen.mnemonic();
        }
        if (isHintNop(instruction)) {
            // MPX has no 16-bit addresses; objdump says so by a wrong length.
            boolean agrees = instruction.length() == seen.length() || instruction.addressSize() == 2 || theirsIsBad;
            return agrees ? "" : "length of a hint NOP";
        }
        if (theirsIsBad) {
            // objdump doesn't know the undocumented D6, nor the copies of x87 instructions and fences.
            boolean undocumented = instruction.operation() == MoveOperation.SALC
                    || instruction.operation() == StateOperation.FENCE
                    || isX87Copy(instruction);
            return undocumented ? "" : "we say " + instruction.form() + ", objdump (bad)";
        }
        if (instruction.operation() == X87Operation.WAIT && seen.length() > 1) {
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
        return instruction.operation() == SystemOperation.NOP && opcode.map() == 1 && opcode.value() <= 0x1E;
    }

    private static boolean isX87Copy(Instruction instruction) {
        return instruction.form().isDecodeOnly() && instruction.form().cpu().feature() == Feature.X87;
    }

    private static boolean mayBeUnknown(Decoded ours, Objdump.Seen seen, byte[] bytes) {
        if (ours instanceof Decoded.Invalid invalid && invalid.reason() == Decoded.Reason.LOCK_NOT_ALLOWED) {
            // objdump prints LOCK before anything; processors refuse it there.
            return seen.text().contains("lock");
        }
        // objdump prints MOV with segment, control, debug and test registers that processors refuse.
        return unknown(bytes) != null
                || isNewer(seen.mnemonic())
                || seen.text().matches(".*mov.*([ ,]\\?| cs,|[cdt]r[0-7]).*");
    }

    /** Those that share an opcode's first bytes with instructions of the table. */
    private static boolean isNewer(String mnemonic) {
        for (String family : NEWER_FAMILIES) {
            if (mnemonic.startsWith(family)) {
                return true;
            }
        }
        return false;
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
        return switch (second) {
            case 0x01, 0x05, 0x07, 0x0E, 0x0F, 0x37, 0x78, 0x79, 0xA6, 0xA7, 0xC7 -> Unknown.NEWER;
            default -> null;
        };
    }

    private static boolean sameMeaning(Instruction instruction, String mnemonic) {
        Form form = instruction.form();
        return named(form, mnemonic)
                || mnemonic.endsWith("w") && named(form, mnemonic.substring(0, mnemonic.length() - 1))
                || mnemonic.endsWith("d") && named(form, mnemonic.substring(0, mnemonic.length() - 1))
                || form.mnemonics().contains(OTHER_NAMES.getOrDefault(mnemonic, ""))
                || isShorthand(instruction, mnemonic);
    }

    /** {@code cmpltps} for a CMPPS with 1: objdump prefers names that the decoder never gives. */
    private static boolean isShorthand(Instruction instruction, String mnemonic) {
        int last = instruction.operands().size() - 1;
        if (instruction.operation() == ShuffleOperation.PCLMULQDQ) {
            // The constant has two bits that count; which name objdump has for others is its own affair.
            return mnemonic.startsWith("pclmul");
        }
        for (Form form : TABLE.forms(mnemonic)) {
            if (form.operation() == instruction.operation()
                    && instruction.operand(last) instanceof Immediate immediate
                    && immediate.value() == form.opcode().trailing()) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(Form form, String mnemonic) {
        return form.mnemonics().contains(mnemonic)
                || form.operation().name().toLowerCase(Locale.ROOT).equals(mnemonic);
    }
}
