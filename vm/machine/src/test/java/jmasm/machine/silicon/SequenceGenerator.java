package jmasm.machine.silicon;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import jmasm.x86.Encoder;
import jmasm.x86.Feature;
import jmasm.x86.Form;
import jmasm.x86.InstructionTable;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;
import jmasm.x86.Prefixes;
import jmasm.x86.Repeat;

/**
 * Random code: up to {@link #LONGEST} instructions, some of them in small groups that belong together, branches forward, a
 * loop, and stores into the code itself.
 */
final class SequenceGenerator {

    /** What a sequence is made of. */
    enum Kind {
        INTEGER,
        /** MMX and SSE, with integer instructions between. */
        VECTOR,
        /** x87, with integer instructions between. */
        X87,
        /** All of them, and stores into instructions ahead and behind. */
        MIXED
    }

    static final int LONGEST = 50;

    /** Counts a sequence's loop down; no other instruction stores there. */
    static final int COUNTER = Trial.CODE + 0x10;

    /**
     * Part of the code.
     *
     * @param branch   how many items further a short jump at its end leads (its last byte is the distance), 0 for none
     * @param back     how many items back a near jump at its end leads, 0 for none
     * @param patches  of a store into code: the address field's offset, else -1
     * @param target   the item that it stores into, and where in it
     */
    private record Item(byte[] code, int branch, int back, int patches, int target, int at) {

        static Item of(byte[] code) {
            return new Item(code, 0, 0, -1, 0, 0);
        }

        static Item of(int... code) {
            return of(bytes(code));
        }
    }

    private final List<Form> integer = new ArrayList<>();
    private final List<Form> vector = new ArrayList<>();
    private final List<Form> x87 = new ArrayList<>();
    private final Kind kind;
    private Values values;

    SequenceGenerator(InstructionTable table, Kind kind) {
        this.kind = kind;
        for (Form form : table.forms()) {
            if (!form.isAlias() && !form.isDecodeOnly()) {
                Feature feature = form.cpu().feature();
                if (feature == Feature.X87 || form.mnemonic().equals("fisttp")) {
                    addIf(x87, isSafeX87(form), form);
                } else if (IntegerRows.family(form) != null) {
                    addIf(integer, isSafeInteger(form), form);
                } else if (feature.compareTo(Feature.MMX) >= 0) {
                    addIf(vector, isSafeVector(form), form);
                }
            }
        }
    }

    private static void addIf(List<Form> forms, boolean safe, Form form) {
        if (safe) {
            forms.add(form);
        }
    }

    /** What needs more than a random operand comes in a group of its own, below. */
    private static boolean isSafeInteger(Form form) {
        return switch (IntegerRows.family(form)) {
            case "stack", "strings", "flow" -> false;
            default ->
                switch (form.operation().name()) {
                    case "DIV", "IDIV", "AAM", "XLAT" -> false;
                    case "BT", "BTS", "BTR", "BTC" ->
                        form.operands().get(1).kind().shape() == OperandKind.Shape.IMMEDIATE;
                    case "XCHG" -> form.operands().get(0).kind().valueSize() == 1;
                    default -> true;
                };
        };
    }

    private static boolean isSafeVector(Form form) {
        return switch (form.operation().name()) {
            // What they store or load is the processor's own, or must be valid.
            case "FXSAVE", "FXRSTOR", "LDMXCSR", "UD", "PAUSE" -> false;
            default -> true;
        };
    }

    private static boolean isSafeX87(Form form) {
        return switch (form.operation().name()) {
            // Within a unit in the last place only; or as above; and FNINIT would leave an empty stack each time.
            case "F2XM1", "FYL2X", "FYL2XP1", "FPTAN", "FPATAN", "FSIN", "FCOS", "FSINCOS" -> false;
            case "FLDCW", "FLDENV", "FNSTENV", "FNSAVE", "FRSTOR", "FNINIT" -> false;
            default -> true;
        };
    }

    // ---------------------------------------------------------------- the whole

    /** @param start where it will lie */
    byte[] next(Values random, int start) {
        values = random;
        int length = values.between(1, LONGEST + 1);
        List<Item> items = new ArrayList<>();
        while (items.size() < length) {
            add(items, length);
        }
        return layOut(items, start);
    }

    private void add(List<Item> items, int length) {
        int choice = values.between(0, 100);
        if (kind == Kind.MIXED && choice < 22) {
            items.add(choice < 10 ? patchable() : patch(items.size(), length));
        } else if (choice < 30) {
            items.add(group());
        } else if (choice < 37) {
            items.add(branch());
        } else if (choice < 40 && items.size() > 2) {
            loop(items);
        } else {
            items.add(single());
        }
    }

    private Item single() {
        int choice = values.between(0, 10);
        return switch (kind) {
            case INTEGER -> any(integer);
            case VECTOR -> any(choice < 7 ? vector : integer);
            case X87 -> any(choice < 7 ? x87 : integer);
            case MIXED -> any(choice < 6 ? integer : choice < 9 ? vector : x87);
        };
    }

    private Item any(List<Form> forms) {
        Form form = forms.get(values.between(0, forms.size()));
        SequenceOperands operands = new SequenceOperands(values);
        List<Operand> chosen = operands.of(form);
        boolean lock = form.takesLock(chosen) && chosen.stream().anyMatch(o -> o instanceof Memory) && values.oneIn(8);
        byte[] code = Encoder.encode(form, chosen, new Prefixes(null, Repeat.NONE, lock, false))
                .bytes();
        return Item.of(concat(operands.before(), code));
    }

    // ---------------------------------------------------------------- instructions that belong together

    private Item group() {
        int register = values.between(0, 4);
        return switch (values.between(0, 17)) {
            case 0, 1, 2, 3 -> strings();
            // push register; push or pop of 16 bits; pop
            case 4 -> Item.of(0x50 + values.between(0, 8));
            case 5 -> Item.of(0x58 + register);
            case 6 -> Item.of(0x66, 0x50 + values.between(0, 8), 0x66, 0x58 + register);
            case 7 -> Item.of(0x60, 0x40 + register, 0x61);
            // enter 8, level; mov eax,[ebp-4]; leave
            case 8 -> Item.of(0xC8, 8, 0, values.between(0, 3), 0x8B, 0x45, 0xFC, 0xC9);
            // cdq; or register,1; idiv register: seldom a fault
            case 9 -> {
                int divisor = values.oneIn(2) ? 1 : 3;
                yield Item.of(0x99, 0x83, 0xC8 + divisor, values.between(0, 2), 0xF7, 0xF8 + divisor);
            }
            // xor edx,edx; div ecx or ebx, byte and word forms too
            case 10 ->
                switch (values.between(0, 3)) {
                    case 0 -> Item.of(0x31, 0xD2, 0x83, 0xC9, 1, 0xF7, 0xF1);
                    case 1 -> Item.of(0x31, 0xD2, 0x83, 0xCB, 1, 0x66, 0xF7, 0xF3);
                    default -> Item.of(0x0F, 0xB6, 0xC0, 0x80, 0xC9, 1, 0xF6, 0xF1);
                };
            // lea ebx,[esi-128]; xlatb
            case 11 -> Item.of(0x8D, 0x5E, 0x80, 0xD7);
            // and register,1023; bts [ebp],register and its like
            case 12 ->
                Item.of(
                        0x81,
                        0xE0 + register,
                        0xFF,
                        3,
                        0,
                        0,
                        0x0F,
                        0xA3 + 8 * values.between(0, 4),
                        0x45 + 8 * register,
                        0);
            // pushfd; popfd, or flags from a constant
            case 13 ->
                values.oneIn(2)
                        ? Item.of(0x9C, 0x9D)
                        : Item.of(0x68, values.next() & 0xD5, values.next() & 0xE, 0, 0, 0x9D);
            // call to the next instruction; pop register
            case 14 -> Item.of(0xE8, 0, 0, 0, 0, 0x58 + register);
            // call to a RET, and a jump over it
            case 15 -> Item.of(0xE8, 2, 0, 0, 0, 0xEB, 1, 0xC3);
            default -> controls();
        };
    }

    /** mov ecx,count; sometimes cld or std; a string instruction. */
    private Item strings() {
        int[] operations = {0xA4, 0xA5, 0xA6, 0xA7, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF};
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        code.writeBytes(bytes(0xB9, values.between(0, 12), 0, 0, 0));
        if (values.oneIn(3)) {
            code.write(0xFC + values.between(0, 2));
        }
        if (values.oneIn(4)) {
            code.write(0x66);
        }
        switch (values.between(0, 3)) {
            case 0 -> code.write(0xF3);
            case 1 -> code.write(0xF2);
            default -> {}
        }
        code.write(operations[values.between(0, operations.length)]);
        return Item.of(code.toByteArray());
    }

    /** MXCSR or the x87 control word from memory, all exceptions masked. */
    private Item controls() {
        if (kind == Kind.INTEGER) {
            return Item.of(0x8D, 0x76, values.between(-8, 8) & 0xFF); // lea esi,[esi+n]
        }
        boolean mxcsr = kind == Kind.VECTOR || kind == Kind.MIXED && values.oneIn(2);
        int value = mxcsr
                ? 0x1F80 | values.between(0, 4) << 13 | (values.oneIn(3) ? 0x8040 : 0)
                : 0x7F | values.between(0, 4) << 8 | values.between(0, 4) << 10;
        // mov dword ptr [ebp],value; ldmxcsr [ebp] or fldcw [ebp]
        byte[] store = bytes(0xC7, 0x45, 0, value & 0xFF, value >> 8, 0, 0);
        return Item.of(concat(store, mxcsr ? bytes(0x0F, 0xAE, 0x55, 0) : bytes(0xD9, 0x6D, 0)));
    }

    private Item branch() {
        int opcode =
                values.oneIn(6) ? values.between(0xE0, 0xE4) : values.oneIn(6) ? 0xEB : 0x70 + values.between(0, 16);
        return new Item(bytes(opcode, 0), values.between(1, 4), 0, -1, 0, 0);
    }

    /** dec dword ptr [COUNTER]; jg back */
    private void loop(List<Item> items) {
        for (Item item : items) {
            if (item.back != 0) {
                return;
            }
        }
        byte[] code = bytes(0xFF, 0x0D, 0x10, 0, 0, 0x20, 0x0F, 0x8F, 0, 0, 0, 0);
        items.add(new Item(code, 0, values.between(1, items.size() + 1), -1, 0, 0));
    }

    // ---------------------------------------------------------------- stores into code

    /** add eax,n and its like, so that its opcode and its constant can be changed; some twice, to be changed together. */
    private Item patchable() {
        byte[] one = concat(bytes(0x05 + 8 * values.between(0, 8)), word(values.next()));
        byte[] two = concat(bytes(0x05 + 8 * values.between(0, 8)), word(values.next()));
        return Item.of(concat(one, two));
    }

    /** Which item it will be, and what that is, is not known yet: {@link #layOut} takes the next that can be changed. */
    private Item patch(int position, int length) {
        int wanted = values.between(0, 4) == 0 ? values.between(0, length) : position + values.between(1, 6);
        int constant = values.between(0, 2) * 5 + 1;
        int opcode = 0x05 + 8 * values.between(0, 8);
        return switch (values.between(0, 12)) {
            case 0, 1 -> store(wanted, constant, bytes(0xC7, 0x05), word(values.next()));
            case 2 -> store(wanted, constant + values.between(0, 4), bytes(0xC6, 0x05), bytes(values.next()));
            case 3 -> store(wanted, values.between(0, 2) * 5, bytes(0xC6, 0x05), bytes(opcode));
            // across both instructions: the end of a constant, an opcode, the beginning of the other constant
            case 4 -> store(wanted, 3, bytes(0xC7, 0x05), bytes(values.next(), values.next(), opcode, values.next()));
            case 5 -> store(wanted, constant, bytes(0x89, 0x05 + 8 * values.between(0, 8)), bytes());
            case 6 -> store(wanted, constant, bytes(0x01, 0x05 + 8 * values.between(0, 8)), bytes());
            case 7 -> store(wanted, constant, bytes(0x87, 0x05 + 8 * values.between(0, 4)), bytes());
            case 8 -> store(wanted, constant, bytes(0x0F, 0x11, 0x05), bytes(), 0xF3);
            case 9 -> store(wanted, constant, bytes(0xFF, 0x05), bytes());
            // push edi; mov edi,there; stosd; pop edi
            case 10 -> {
                Item item = store(wanted, constant, bytes(0xBF), bytes(0xAB, 0x5F), 0x57);
                yield item;
            }
            default ->
                values.oneIn(8)
                        ? store(wanted, 0, bytes(0xC6, 0x05), bytes(0xCC))
                        : store(wanted, constant, bytes(0x0F, 0xC1, 0x05), bytes());
        };
    }

    private static Item store(int wanted, int at, byte[] opcode, byte[] constant, int... prefix) {
        byte[] start = concat(bytes(prefix), opcode);
        byte[] code = concat(concat(start, new byte[4]), constant);
        return new Item(code, 0, 0, start.length, wanted, at);
    }

    private static boolean isPatchable(Item item) {
        byte[] code = item.code;
        return code.length == 10 && item.patches < 0 && (code[0] & 0xC7) == 5 && (code[5] & 0xC7) == 5;
    }

    // ---------------------------------------------------------------- addresses

    private static byte[] layOut(List<Item> items, int start) {
        int[] offsets = new int[items.size() + 1];
        for (int i = 0; i < items.size(); i++) {
            offsets[i + 1] = offsets[i] + items.get(i).code.length;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            byte[] code = item.code.clone();
            if (item.branch != 0) {
                int target = offsets[Math.min(i + 1 + item.branch, items.size())];
                code[code.length - 1] = (byte) Math.min(target - offsets[i + 1], 127);
                if (target - offsets[i + 1] > 127) {
                    code[code.length - 1] = 0;
                }
            } else if (item.back != 0) {
                put(code, code.length - 4, offsets[i - item.back] - offsets[i + 1]);
            } else if (item.patches >= 0) {
                int target = nextPatchable(items, item.target);
                // Nothing to change: it stores into the data.
                put(code, item.patches, target < 0 ? Trial.DATA + 0x2000 : start + offsets[target] + item.at);
            }
            all.writeBytes(code);
        }
        return all.toByteArray();
    }

    private static int nextPatchable(List<Item> items, int from) {
        for (int n = 0; n < items.size(); n++) {
            int i = (from + n) % items.size();
            if (isPatchable(items.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static void put(byte[] code, int at, int value) {
        for (int i = 0; i < 4; i++) {
            code[at + i] = (byte) (value >>> 8 * i);
        }
    }

    private static byte[] word(int value) {
        byte[] word = new byte[4];
        put(word, 0, value);
        return word;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = new byte[one.length + two.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
