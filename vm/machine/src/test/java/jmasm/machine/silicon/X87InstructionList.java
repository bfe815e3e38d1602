package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.List;

/** The x87 instructions that are recorded, in the GNU assembler's Intel syntax, by what their operands look like. */
final class X87InstructionList {

    /** Where the interesting values come from, and which edges they have. */
    enum Shape {
        /** ST, ST(1): two values that have something to do with each other. */
        STACK,
        /** ST, and memory of the instruction's size that holds a real. */
        REAL_MEMORY,
        /** ST, and memory that holds an integer or is written to. */
        INTEGER_MEMORY,
        /** Memory that holds a packed decimal or is written to. */
        DECIMAL_MEMORY,
        /** A large and a small value: remainders and scaling. */
        REMAINDER,
        /** Within the domain of the function, mostly. */
        TRANSCENDENTAL,
        /** Memory holds an environment. */
        ENVIRONMENT,
        /** Of {@link X87Sequences}. */
        SEQUENCE
    }

    /** @param bytes of the memory operand, 0 when there is none */
    record Recorded(String text, Shape shape, int bytes) {}

    private final List<Recorded> list = new ArrayList<>();

    static List<Recorded> all() {
        X87InstructionList all = new X87InstructionList();
        all.moves();
        all.arithmetic();
        all.comparisons();
        all.transcendental();
        all.control();
        return all.list;
    }

    private void moves() {
        real("fld", 4, 8, 10);
        real("fst", 4, 8);
        real("fstp", 4, 8, 10);
        stack("fld st(1)", "fst st(1)", "fstp st(1)", "fstp st", ".byte 0xD9,0xD9 # fstp", ".byte 0xDF,0xD1 # fstp");
        stack(".byte 0xDF,0xD9 # fstp", "fxch st(1)", ".byte 0xDD,0xC9 # fxch", ".byte 0xDF,0xC9 # fxch");
        integer("fild", 2, 4, 8);
        integer("fist", 2, 4);
        integer("fistp", 2, 4, 8);
        integer("fisttp", 2, 4, 8);
        add("fbld tbyte ptr [esi]", Shape.DECIMAL_MEMORY, 10);
        add("fbstp tbyte ptr [esi]", Shape.DECIMAL_MEMORY, 10);
        for (String condition : new String[] {"b", "nb", "e", "ne", "be", "nbe", "u", "nu"}) {
            stack("fcmov" + condition + " st,st(1)");
        }
        stack("fld1", "fldl2t", "fldl2e", "fldpi", "fldlg2", "fldln2", "fldz");
    }

    private void arithmetic() {
        for (String operation : new String[] {"add", "mul", "sub", "subr", "div", "divr"}) {
            real("f" + operation, 4, 8);
            stack("f" + operation + " st,st(1)", "f" + operation + " st(1),st", "f" + operation + "p st(1),st");
            integer("fi" + operation, 2, 4);
        }
        stack("fchs", "fabs", "fsqrt", "frndint", "fxtract");
        add("fscale", Shape.REMAINDER, 0);
        add("fprem", Shape.REMAINDER, 0);
        add("fprem1", Shape.REMAINDER, 0);
    }

    private void comparisons() {
        real("fcom", 4, 8);
        real("fcomp", 4, 8);
        integer("ficom", 2, 4);
        integer("ficomp", 2, 4);
        stack("fcom st(1)", "fcomp st(1)", "fcompp", "fucom st(1)", "fucomp st(1)", "fucompp");
        stack(".byte 0xDC,0xD1 # fcom", ".byte 0xDC,0xD9 # fcomp", ".byte 0xDE,0xD1 # fcomp");
        stack("fcomi st,st(1)", "fcomip st,st(1)", "fucomi st,st(1)", "fucomip st,st(1)", "ftst", "fxam");
    }

    private void transcendental() {
        for (String text : new String[] {"f2xm1", "fyl2x", "fyl2xp1", "fptan", "fpatan", "fsin", "fcos", "fsincos"}) {
            add(text, Shape.TRANSCENDENTAL, 0);
        }
    }

    private void control() {
        stack("fninit", "fnclex", "fnstsw ax", "fincstp", "fdecstp", "fnop", "ffree st(1)", "ffreep st(1)");
        stack("fneni", "fndisi", ".byte 0xDB,0xE4 # fnsetpm", "fwait");
        add("fnstsw word ptr [esi]", Shape.INTEGER_MEMORY, 2);
        add("fnstcw word ptr [esi]", Shape.INTEGER_MEMORY, 2);
        add("fldcw word ptr [esi]", Shape.ENVIRONMENT, 2);
        for (String size : new String[] {"", "data16 "}) {
            add(size + "fldenv [esi]", Shape.ENVIRONMENT, size.isEmpty() ? 28 : 14);
            add(size + "fnstenv [esi]", Shape.ENVIRONMENT, size.isEmpty() ? 28 : 14);
            add(size + "fnsave [esi]", Shape.ENVIRONMENT, size.isEmpty() ? 108 : 94);
            add(size + "frstor [esi]", Shape.ENVIRONMENT, size.isEmpty() ? 108 : 94);
        }
    }

    private void real(String operation, int... sizes) {
        for (int size : sizes) {
            add(operation + pointer(size), Shape.REAL_MEMORY, size);
        }
    }

    private void integer(String operation, int... sizes) {
        for (int size : sizes) {
            add(operation + pointer(size), Shape.INTEGER_MEMORY, size);
        }
    }

    private static String pointer(int size) {
        return switch (size) {
            case 2 -> " word ptr [esi]";
            case 4 -> " dword ptr [esi]";
            case 8 -> " qword ptr [esi]";
            default -> " tbyte ptr [esi]";
        };
    }

    private void stack(String... texts) {
        for (String text : texts) {
            add(text, Shape.STACK, 0);
        }
    }

    private void add(String text, Shape shape, int bytes) {
        list.add(new Recorded(text, shape, bytes));
    }
}
