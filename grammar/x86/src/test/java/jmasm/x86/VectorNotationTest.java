package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import jmasm.base.Table;
import org.junit.jupiter.api.Test;

/**
 * The notation says what x87, MMX and SSE need, shown on a table of its own: register stacks,
 * mandatory prefixes, three-byte opcodes, FWAIT forms, registers in r/m. The operations are borrowed.
 */
class VectorNotationTest {

    private static final String ROWS = """
            mnemonic  operands                           encoding           cpu      flags   attributes
            fadd      rw:st0, r:sti                      D8 C0+i            x87      -       op=ADD
            fadd      rw:sti, r:st0                      DC C0+i            x87      -       op=ADD
            fadd      r:m32                              D8 /0              x87      -       op=ADD
            fadd      r:m64                              DC /0              x87      -       op=ADD
            fld1      -                                  D9 E8              x87      -       op=MOV
            fnstcw    w:m16                              D9 /7              x87      -       op=MOV
            fstcw     w:m16                              9B D9 /7           x87      -       op=MOV
            fnstsw    w:ax                               DF E0              x87      -       op=MOV
            movq      w:mm, r:mm/m64                     NP 0F 6F /r        mmx      -       op=MOV
            psrlw     rw:rmm, r:imm8                     NP 0F 71 /2 ib     mmx      -       op=SHR
            addps     rw:xmm, r:xmm/m128                 NP 0F 58 /r        sse      -       op=ADD
            addss     rw:xmm, r:xmm/m32                  F3 0F 58 /r        sse      -       op=ADD
            addsd     rw:xmm, r:xmm/m64                  F2 0F 58 /r        sse2     -       op=ADD
            addpd     rw:xmm, r:xmm/m128                 66 0F 58 /r        sse2     -       op=ADD
            pinsrw    rw:xmm, r:r32/m16, r:imm8          66 0F C4 /r ib     sse2     -       op=MOV
            movmskps  w:r32, r:rxmm                      NP 0F 50 /r        sse      -       op=MOV
            sfence    -                                  NP 0F AE F8        sse      -       op=NOP
            pshufb    rw:xmm, r:xmm/m128                 66 0F 38 00 /r     ssse3    -       op=MOV
            palignr   rw:xmm, r:xmm/m128, r:imm8         66 0F 3A 0F /r ib  ssse3    -       op=MOV
            """;

    private final InstructionTable table = InstructionTable.of(Table.parse("vector.tbl", ROWS));
    private final TextAssembler assembler = new TextAssembler(table);
    private final Decoder decoder = new Decoder(table);
    private final Disassembler disassembler = new Disassembler(SymbolLookup.NONE);

    @Test
    void x87() {
        holds("fadd st(1), st", "DC C1", "fadd st(1),st");
        holds("fadd st, st(3)", "D8 C3", "fadd st,st(3)");
        holds("fadd dword ptr [eax]", "D8 00", "fadd dword ptr [eax]");
        holds("fadd qword ptr [esp+8]", "DC 44 24 08", "fadd qword ptr [esp+8]");
        holds("fld1", "D9 E8", "fld1");
        holds("fnstcw word ptr [ebp-2]", "D9 7D FE", "fnstcw word ptr [ebp-2]");
        holds("fnstsw ax", "DF E0", "fnstsw ax");
        assertEquals("9B D9 7D FE", encode("fstcw word ptr [ebp-2]"));
    }

    @Test
    void vectors() {
        holds("movq mm1, mm2", "0F 6F CA", "movq mm1,mm2");
        holds("psrlw mm3, 4", "0F 71 D3 04", "psrlw mm3,4");
        holds("addps xmm1, xmmword ptr [eax]", "0F 58 08", "addps xmm1,xmmword ptr [eax]");
        holds("addss xmm1, dword ptr [eax]", "F3 0F 58 08", "addss xmm1,dword ptr [eax]");
        holds("addsd xmm1, xmm7", "F2 0F 58 CF", "addsd xmm1,xmm7");
        holds("addpd xmm1, xmm7", "66 0F 58 CF", "addpd xmm1,xmm7");
        holds("pinsrw xmm2, eax, 3", "66 0F C4 D0 03", "pinsrw xmm2,eax,3");
        holds("movmskps eax, xmm5", "0F 50 C5", "movmskps eax,xmm5");
        holds("sfence", "0F AE F8", "sfence");
        holds("pshufb xmm0, xmm1", "66 0F 38 00 C1", "pshufb xmm0,xmm1");
        holds("palignr xmm0, xmmword ptr fs:[ebx], 8", "66 64 0F 3A 0F 03 08", "palignr xmm0,xmmword ptr fs:[ebx],8");
    }

    private void holds(String source, String bytes, String text) {
        assertEquals(bytes, encode(source));
        byte[] code = HexFormat.ofDelimiter(" ").parseHex(bytes);
        Decoded decoded = decoder.decode(code, 0, code.length, 0);
        assertEquals(text, disassembler.text(assertInstanceOf(Instruction.class, decoded, source)));
        // F2, F3 and 66 chose the form and are no prefixes any more.
        assertEquals(Repeat.NONE, ((Instruction) decoded).prefixes().repeat());
    }

    private String encode(String source) {
        byte[] bytes = assembler.assemble(source, 0).encoding().bytes();
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }
}
