package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jmasm.machine.silicon.X87InstructionList.Recorded;
import jmasm.machine.silicon.X87InstructionList.Shape;

/**
 * Random sequences of x87 instructions, recorded as if each were one: what an instruction leaves behind is what the next
 * one finds. Without transcendental functions, whose last place may differ.
 */
final class X87Sequences {

    /** The memory operands lie in these bytes; behind them stand control words for FLDCW, with all masked. */
    static final int OPERANDS = 104;

    static final int[] CONTROL_WORDS = {0x27F, 0x37F, 0xE7F, 0x07F};
    static final int BYTES = OPERANDS + 2 * CONTROL_WORDS.length;

    private static final int LONGEST = 50;

    private static final String[] ARITHMETIC = {"add", "mul", "sub", "subr", "div", "divr"};
    private static final String[] PLAIN = {
        "fchs",
        "fabs",
        "fsqrt",
        "frndint",
        "fxtract",
        "fscale",
        "fprem",
        "fprem1",
        "ftst",
        "fxam",
        "fld1",
        "fldpi",
        "fldz",
        "fldl2e",
        "fnstsw ax",
        "fincstp",
        "fdecstp",
        "fwait",
        "fnclex",
        "fcompp",
        "fucompp"
    };
    private static final String[] WITH_REGISTER = {
        "fld", "fst", "fstp", "fxch", "fcom", "fcomp", "fucom", "fucomp", "ffree", "fld", "fxch", "fstp"
    };
    private static final String[] WITH_BOTH = {
        "fcomi st,", "fucomip st,", "fcmovb st,", "fcmovne st,", "fcmovu st,", "fcmovnbe st,"
    };
    private static final String[] WITH_INTEGER = {"fild", "fist", "fistp", "fisttp", "fiadd", "fimul", "fidivr", "ficom"
    };

    private final SplittableRandom random;

    private X87Sequences(SplittableRandom random) {
        this.random = random;
    }

    static List<Recorded> random(int count, long seed) {
        X87Sequences sequences = new X87Sequences(new SplittableRandom(seed));
        List<Recorded> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(new Recorded(sequences.sequence(), Shape.SEQUENCE, BYTES));
        }
        return list;
    }

    static int instructions(String text) {
        return text.split(";").length;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ";").append(instruction());
        }
        return text.toString();
    }

    private String instruction() {
        String operation = "f" + any(ARITHMETIC);
        return switch (random.nextInt(14)) {
            case 0, 1 -> operation + " st,st(" + random.nextInt(3) + ")";
            case 2 -> operation + "p st(" + (1 + random.nextInt(2)) + "),st";
            case 3, 4 -> operation + memory(random.nextBoolean() ? 8 : 4);
            case 5, 6 -> "fld" + memory(random.nextInt(3) == 0 ? 4 : 8);
            case 7 -> (random.nextBoolean() ? "fst" : "fstp") + memory(random.nextBoolean() ? 8 : 4);
            case 8 -> random.nextBoolean() ? "fld" + memory(10) : "fstp" + memory(10);
            case 9 -> any(WITH_INTEGER) + memory(random.nextBoolean() ? 2 : 4);
            case 10 -> any(WITH_BOTH) + "st(" + random.nextInt(3) + ")";
            case 11 -> any(WITH_REGISTER) + " st(" + random.nextInt(3) + ")";
            case 12 ->
                random.nextInt(3) == 0
                        ? "fldcw word ptr [esi+" + (OPERANDS + 2 * random.nextInt(CONTROL_WORDS.length)) + "]"
                        : (random.nextBoolean() ? "fild" : "fistp") + memory(8);
            default -> any(PLAIN);
        };
    }

    private String memory(int size) {
        String type = size == 2 ? "word" : size == 4 ? "dword" : size == 8 ? "qword" : "tbyte";
        int offset = random.nextInt(8) == 0 ? random.nextInt(OPERANDS - size) : 8 * random.nextInt(12);
        return " " + type + " ptr [esi+" + offset + "]";
    }

    private String any(String[] texts) {
        return texts[random.nextInt(texts.length)];
    }
}
