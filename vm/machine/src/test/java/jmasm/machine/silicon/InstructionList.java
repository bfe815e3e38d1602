package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instructions that are recorded, by family (one file each), in the GNU assembler's Intel syntax. */
final class InstructionList {

    /** What an instruction's inputs have to look like to be interesting and stay within the scratch page. */
    enum Shape {
        /** EAX, ECX, EDX, EBX random, mostly edge values. */
        REGISTERS,
        /** The same, and ESI points to random memory. */
        MEMORY,
        /** The same, and ECX is a bit offset of at most 1,000 to either side. */
        BIT_OFFSET,
        /** EDX:EAX is small enough for a division to succeed about every second time. */
        DIVISION,
        /** ESP and EBP point to random memory. */
        STACK,
        /** ESI and EDI point to random memory, ECX is small, DF random; elements are often equal. */
        STRING
    }

    record Recorded(String text, Shape shape) {}

    private static final String[] A = {"al", "ax", "eax"};
    private static final String[] C = {"cl", "cx", "ecx"};
    private static final String[] D = {"dl", "dx", "edx"};
    private static final String[] B = {"bl", "bx", "ebx"};
    private static final String[] PTR = {"byte ptr ", "word ptr ", "dword ptr "};
    private static final String[] CONDITIONS = {
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"
    };

    private final Map<String, List<Recorded>> families = new LinkedHashMap<>();
    private List<Recorded> current;

    /** Family to instructions, in a fixed order: what is generated for an instruction depends on its place. */
    static Map<String, List<Recorded>> families() {
        InstructionList list = new InstructionList();
        list.arithmetic();
        list.multiplication();
        list.logic();
        list.shifts();
        list.bits();
        list.decimal();
        list.moves();
        list.stack();
        list.strings();
        list.flow();
        return list.families;
    }

    private void arithmetic() {
        family("arithmetic");
        for (String operation : new String[] {"add", "adc", "sub", "sbb", "cmp"}) {
            binary(operation);
        }
        for (String operation : new String[] {"inc", "dec", "neg"}) {
            unary(operation);
        }
        for (int i = 0; i < 3; i++) {
            registers("xadd " + A[i] + "," + C[i]);
            memory("xadd " + PTR[i] + "[esi]," + C[i]);
            registers("cmpxchg " + D[i] + "," + C[i]);
            registers("cmpxchg " + A[i] + "," + C[i]);
            memory("cmpxchg " + PTR[i] + "[esi]," + C[i]);
        }
        registers("xadd eax,eax");
        memory("cmpxchg8b qword ptr [esi]");
        memory("lock add dword ptr [esi],ecx");
    }

    private void multiplication() {
        family("multiplication");
        for (int i = 0; i < 3; i++) {
            registers("mul " + C[i]);
            registers("imul " + C[i]);
            memory("mul " + PTR[i] + "[esi]");
            add("div " + B[i], Shape.DIVISION);
            add("idiv " + B[i], Shape.DIVISION);
        }
        registers("div ah");
        registers("idiv cl");
        registers("imul ax,cx");
        registers("imul eax,ecx");
        registers("imul edx,ecx,-3");
        registers("imul dx,cx,1000");
        registers("imul edx,eax,0x12345");
        memory("imul eax,dword ptr [esi]");
    }

    private void logic() {
        family("logic");
        for (String operation : new String[] {"and", "or", "xor", "test"}) {
            binary(operation);
        }
        unary("not");
    }

    private void shifts() {
        family("shifts");
        for (String operation : new String[] {"rol", "ror", "rcl", "rcr", "shl", "shr", "sar"}) {
            for (int i = 0; i < 3; i++) {
                registers(operation + " " + A[i] + ",cl");
                registers(operation + " " + D[i] + ",1");
                registers(operation + " " + B[i] + "," + (5 + 6 * i));
            }
            memory(operation + " dword ptr [esi],cl");
        }
        for (String operation : new String[] {"shld", "shrd"}) {
            registers(operation + " eax,edx,cl");
            registers(operation + " ax,dx,cl");
            registers(operation + " ebx,edx,7");
            registers(operation + " ebx,edx,1");
            registers(operation + " bx,dx,9");
            registers(operation + " bx,dx,16");
            registers(operation + " bx,dx,17");
            registers(operation + " bx,dx,25");
            memory(operation + " dword ptr [esi],eax,cl");
        }
    }

    private void bits() {
        family("bits");
        for (String operation : new String[] {"bt", "bts", "btr", "btc"}) {
            registers(operation + " eax,ecx");
            registers(operation + " ax,cx");
            registers(operation + " edx,35");
            add(operation + " dword ptr [esi],ecx", Shape.BIT_OFFSET);
            add(operation + " word ptr [esi],cx", Shape.BIT_OFFSET);
            memory(operation + " dword ptr [esi],77");
        }
        for (String operation : new String[] {"bsf", "bsr"}) {
            registers(operation + " eax,ecx");
            registers(operation + " ax,cx");
        }
        registers("bswap eax");
        for (String condition : CONDITIONS) {
            registers("set" + condition + " dl");
            registers("cmov" + condition + " eax,ecx");
        }
        registers("cmovb ax,cx");
        memory("sete byte ptr [esi]");
    }

    private void decimal() {
        family("decimal");
        for (String operation : new String[] {"daa", "das", "aaa", "aas", "aam", "aad", "aam 16", "aad 7"}) {
            registers(operation);
            // Twice as many cases: these have the most special ones.
            registers(operation + " # again");
        }
    }

    private void moves() {
        family("moves");
        for (int i = 0; i < 3; i++) {
            registers("mov " + A[i] + "," + C[i]);
            memory("mov " + A[i] + "," + PTR[i] + "[esi+4]");
            memory("mov " + PTR[i] + "[esi+3]," + D[i]);
            registers("xchg " + A[i] + "," + C[i]);
            memory("xchg " + PTR[i] + "[esi]," + C[i]);
        }
        registers("mov ah,cl");
        registers("mov ch,bh");
        registers("mov eax,0x89ABCDEF");
        memory("mov word ptr [esi],0x8877");
        memory("xchg dword ptr [esi],esi");
        for (String operation : new String[] {"movzx", "movsx"}) {
            registers(operation + " eax,cl");
            registers(operation + " eax,ch");
            registers(operation + " ax,cl");
            registers(operation + " eax,cx");
            memory(operation + " eax,byte ptr [esi]");
            memory(operation + " eax,word ptr [esi]");
        }
        registers("lea eax,[ecx+edx*4+0x12345678]");
        registers("lea ax,[ecx+edx*8-1]");
        registers("lea eax,[bx+si-5]");
        for (String operation : new String[] {"cbw", "cwde", "cwd", "cdq", "lahf", "sahf", "clc", "stc", "cmc"}) {
            registers(operation);
        }
        registers(".byte 0xD6 # salc");
        memory("mov eax,dword ptr es:[esi]");
    }

    private void stack() {
        family("stack");
        for (String text : new String[] {
            "push eax",
            "push cx",
            "push esp",
            "push -5",
            "push 0x12345678",
            "pushw 0x1234",
            "push dword ptr [esp+8]",
            "pop eax",
            "pop cx",
            "pop esp",
            "pop sp",
            "pop dword ptr [esp+8]",
            "pop word ptr [esp+8]",
            "pushad",
            "pushaw",
            "popad",
            "popaw",
            "pushfd",
            "pushfw",
            "leave",
            "leavew",
            "enter 8,0",
            "enter 20,1",
            "enter 0,2",
            "enter 12,5",
            "enter 4,37",
        }) {
            add(text, Shape.STACK);
        }
    }

    private void strings() {
        family("strings");
        for (String suffix : new String[] {"b", "w", "d"}) {
            for (String prefix : new String[] {"", "rep "}) {
                add(prefix + "movs" + suffix, Shape.STRING);
                add(prefix + "stos" + suffix, Shape.STRING);
                add(prefix + "lods" + suffix, Shape.STRING);
            }
            for (String prefix : new String[] {"", "repe ", "repne "}) {
                add(prefix + "cmps" + suffix, Shape.STRING);
                add(prefix + "scas" + suffix, Shape.STRING);
            }
        }
        add("xlatb", Shape.STRING);
    }

    private void flow() {
        family("flow");
        for (String condition : CONDITIONS) {
            registers("j" + condition + " .+8");
        }
        for (String operation : new String[] {"jecxz", "loop", "loope", "loopne"}) {
            registers(operation + " .+8");
        }
        registers("addr16 loop .+9");
        registers("jcxz .+9");
        registers("nop");
        registers("cld");
        registers("std");
    }

    private void family(String name) {
        current = new ArrayList<>();
        families.put(name, current);
    }

    private void binary(String operation) {
        for (int i = 0; i < 3; i++) {
            registers(operation + " " + A[i] + "," + C[i]);
            registers(operation + " " + D[i] + "," + (i == 0 ? "0x85" : i == 1 ? "0x8123" : "0x7FFFFFFF"));
            memory(operation + " " + PTR[i] + "[esi]," + C[i]);
            if (!operation.equals("test")) {
                memory(operation + " " + A[i] + "," + PTR[i] + "[esi]");
            }
        }
        registers(operation + " ah,bl");
        registers(operation + " eax,eax");
        if (!operation.equals("test")) {
            registers(operation + " ecx,-2");
            registers(operation + " cx,-2");
        }
    }

    private void unary(String operation) {
        for (int i = 0; i < 3; i++) {
            registers(operation + " " + A[i]);
            memory(operation + " " + PTR[i] + "[esi]");
        }
    }

    private void registers(String text) {
        add(text, Shape.REGISTERS);
    }

    private Recorded memory(String text) {
        return add(text, Shape.MEMORY);
    }

    private Recorded add(String text, Shape shape) {
        Recorded recorded = new Recorded(text, shape);
        current.add(recorded);
        return recorded;
    }
}
