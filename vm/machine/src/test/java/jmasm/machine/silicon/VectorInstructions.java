package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The MMX and SSE instructions that are recorded, by family (one file each), in the GNU assembler's Intel syntax. */
final class VectorInstructions {

    /** What an instruction's inputs have to look like to be interesting. */
    enum Shape {
        /** Packed integers, mostly edge values. */
        INTEGER,
        /** Floats: zeros, infinities, NaNs, denormals, neighbours; any rounding and masks in MXCSR. */
        SINGLE,
        DOUBLE,
        /** Integers in registers and memory, and any rounding and masks in MXCSR. */
        TO_FLOAT,
        /** Small shift counts, by which results aren't all zeros. */
        SHIFT,
        /** Bytes and words that are often equal, and lengths in EAX and EDX. */
        TEXT,
        /** Memory holds what FXRSTOR takes. */
        IMAGE
    }

    record Recorded(String text, Shape shape, int cases) {}

    private static final int ALONE = 100;
    private static final int REGISTER_FORM = 60;
    private static final int MEMORY_FORM = ALONE - REGISTER_FORM;

    private final Map<String, List<Recorded>> families = new LinkedHashMap<>();
    private List<Recorded> current;

    /** Family to instructions. */
    static Map<String, List<Recorded>> families() {
        VectorInstructions list = new VectorInstructions();
        list.mmx();
        list.integers();
        list.moves();
        list.shuffles();
        list.singles();
        list.doubles();
        list.conversions();
        list.texts();
        list.ciphers();
        return list.families;
    }

    private void mmx() {
        family("mmx");
        for (String name :
                words("packsswb packssdw packuswb paddb paddw paddd paddq paddsb paddsw paddusb paddusw psubb"
                        + " psubw psubd psubq psubsb psubsw psubusb psubusw pand pandn por pxor pcmpeqb pcmpeqw pcmpeqd pcmpgtb"
                        + " pcmpgtw pcmpgtd pmaddwd pmulhw pmullw pmuludq punpckhbw punpckhwd punpckhdq pavgb pavgw pmaxsw"
                        + " pmaxub pminsw pminub pmulhuw psadbw movq pshufb phaddw phaddd phaddsw pmaddubsw phsubw phsubd"
                        + " phsubsw psignb psignw psignd pmulhrsw pabsb pabsw pabsd")) {
            both(name + " mm1,", "mm2", "qword ptr [esi]", "", Shape.INTEGER);
        }
        for (String name : words("punpcklbw punpcklwd punpckldq movd")) {
            both(name + " mm1,", name.equals("movd") ? "ecx" : "mm2", "dword ptr [esi]", "", Shape.INTEGER);
        }
        for (String name : words("psllw pslld psllq psraw psrad psrlw psrld psrlq")) {
            both(name + " mm1,", "mm2", "qword ptr [esi]", "", Shape.SHIFT);
            for (int count : new int[] {1, 7, 15, 16, 33}) {
                add(name + " mm1," + count, Shape.INTEGER, 20);
            }
        }
        for (int order : new int[] {0, 0x1B, 0xB1, 0xE6}) {
            both("pshufw mm1,", "mm2", "qword ptr [esi]", "," + order, Shape.INTEGER, 4);
        }
        for (int count : new int[] {0, 3, 8, 11, 16}) {
            both("palignr mm1,", "mm2", "qword ptr [esi]", "," + count, Shape.INTEGER, 4);
        }
        for (int place : new int[] {0, 1, 2, 7}) {
            add("pextrw ecx,mm1," + place, Shape.INTEGER, 25);
            both("pinsrw mm1,", "ecx", "word ptr [esi]", "," + place, Shape.INTEGER, 4);
        }
        alone("pmovmskb ecx,mm1");
        alone("movq qword ptr [esi],mm1");
        alone("movd ecx,mm1");
        alone("movd dword ptr [esi],mm1");
        alone("movntq qword ptr [esi],mm1");
        alone("maskmovq mm1,mm2");
        alone("movq2dq xmm1,mm1");
        alone("movdq2q mm1,xmm2");
        alone("emms");
    }

    private void integers() {
        family("sse-integer");
        for (String name :
                words("packsswb packssdw packuswb paddb paddw paddd paddq paddsb paddsw paddusb paddusw psubb"
                        + " psubw psubd psubq psubsb psubsw psubusb psubusw pand pandn por pxor pcmpeqb pcmpeqw pcmpeqd pcmpgtb"
                        + " pcmpgtw pcmpgtd pmaddwd pmulhw pmullw pmuludq pavgb pavgw pmaxsw pmaxub pminsw pminub pmulhuw psadbw"
                        + " pshufb phaddw phaddd phaddsw pmaddubsw phsubw phsubd phsubsw psignb psignw psignd pmulhrsw pabsb pabsw"
                        + " pabsd andps andnps orps xorps andpd andnpd orpd xorpd pmuldq pcmpeqq pcmpgtq packusdw pminsb pminsd"
                        + " pminuw pminud pmaxsb pmaxsd pmaxuw pmaxud pmulld phminposuw ptest")) {
            xmm(name, "", Shape.INTEGER);
        }
        for (String name : words("psllw pslld psllq psraw psrad psrlw psrld psrlq")) {
            xmm(name, "", Shape.SHIFT);
            for (int count : new int[] {1, 7, 15, 16, 33}) {
                add(name + " xmm1," + count, Shape.INTEGER, 20);
            }
        }
        for (int count : new int[] {0, 1, 7, 8, 15, 16}) {
            add("pslldq xmm1," + count, Shape.INTEGER, 20);
            add("psrldq xmm1," + count, Shape.INTEGER, 20);
        }
    }

    private void moves() {
        family("sse-moves");
        for (String name : words("movaps movapd movdqa movups movupd movdqu movshdup movsldup")) {
            xmm(name, "", Shape.INTEGER);
        }
        both("movss xmm1,", "xmm2", "dword ptr [esi]", "", Shape.INTEGER);
        both("movsd xmm1,", "xmm2", "qword ptr [esi]", "", Shape.INTEGER);
        both("movddup xmm1,", "xmm2", "qword ptr [esi]", "", Shape.INTEGER);
        both("movd xmm1,", "ecx", "dword ptr [esi]", "", Shape.INTEGER);
        both("movq xmm1,", "xmm2", "qword ptr [esi]", "", Shape.INTEGER);
        for (String name : words("movaps movapd movdqa movups movupd movdqu movntps movntpd movntdq")) {
            alone(name + " xmmword ptr [esi],xmm1");
        }
        for (String name : words("movlps movlpd movhps movhpd")) {
            alone(name + " xmm1,qword ptr [esi]");
            alone(name + " qword ptr [esi],xmm1");
        }
        alone("movss dword ptr [esi],xmm1");
        alone("movsd qword ptr [esi],xmm1");
        alone("movq qword ptr [esi],xmm1");
        alone("movd dword ptr [esi],xmm1");
        alone("movd ecx,xmm1");
        alone("movnti dword ptr [esi],ecx");
        alone("lddqu xmm1,xmmword ptr [esi]");
        alone("movntdqa xmm1,xmmword ptr [esi]");
        alone("movhlps xmm1,xmm2");
        alone("movlhps xmm1,xmm2");
        alone("movmskps ecx,xmm1");
        alone("movmskpd ecx,xmm1");
        alone("pmovmskb ecx,xmm1");
        alone("maskmovdqu xmm1,xmm2");
        alone("fxsave [esi]");
        add("fxrstor [esi]", Shape.IMAGE, ALONE);
        add("ldmxcsr dword ptr [esi+24]", Shape.IMAGE, ALONE);
        alone("stmxcsr dword ptr [esi]");
        for (int place : new int[] {0, 3, 5, 15}) {
            add("pextrw ecx,xmm1," + place, Shape.INTEGER, 25);
            add("pextrb ecx,xmm1," + place, Shape.INTEGER, 25);
            add("pextrd ecx,xmm1," + place, Shape.INTEGER, 25);
            add("extractps ecx,xmm1," + place, Shape.INTEGER, 25);
            add("pextrw word ptr [esi],xmm1," + place, Shape.INTEGER, 25);
            add("pextrb byte ptr [esi],xmm1," + place, Shape.INTEGER, 25);
            add("pextrd dword ptr [esi],xmm1," + place, Shape.INTEGER, 25);
            both("pinsrb xmm1,", "ecx", "byte ptr [esi]", "," + place, Shape.INTEGER, 4);
            both("pinsrw xmm1,", "ecx", "word ptr [esi]", "," + place, Shape.INTEGER, 4);
            both("pinsrd xmm1,", "ecx", "dword ptr [esi]", "," + place, Shape.INTEGER, 4);
        }
        for (int order : new int[] {0, 0x9A, 0x61, 0xFF}) {
            both("insertps xmm1,", "xmm2", "dword ptr [esi]", "," + order, Shape.INTEGER, 4);
        }
    }

    private void shuffles() {
        family("sse-shuffles");
        for (String name : words("punpckhbw punpckhwd punpckhdq punpckhqdq punpcklbw punpcklwd punpckldq punpcklqdq"
                + " unpckhps unpckhpd unpcklps unpcklpd")) {
            xmm(name, "", Shape.INTEGER);
        }
        for (String name : words("pblendvb blendvps blendvpd")) {
            both(name + " xmm1,", "xmm2", "xmmword ptr [esi]", ",xmm0", Shape.INTEGER);
        }
        for (String name :
                words("pshufd pshufhw pshuflw shufps shufpd palignr pblendw blendps blendpd mpsadbw" + " pclmulqdq")) {
            for (int order : new int[] {0, 0x1B, 0xB1, 0x16, 0x0D}) {
                both(name + " xmm1,", "xmm2", "xmmword ptr [esi]", "," + order, Shape.INTEGER, 5);
            }
        }
        for (String name : words("bw=qword bd=dword bq=word wd=qword wq=dword dq=qword")) {
            String[] parts = name.split("=");
            both("pmovsx" + parts[0] + " xmm1,", "xmm2", parts[1] + " ptr [esi]", "", Shape.INTEGER);
            both("pmovzx" + parts[0] + " xmm1,", "xmm2", parts[1] + " ptr [esi]", "", Shape.INTEGER);
        }
    }

    private void singles() {
        family("sse-single");
        for (String name : words("add sub mul div min max sqrt rcp rsqrt")) {
            xmm(name + "ps", "", Shape.SINGLE);
            both(name + "ss xmm1,", "xmm2", "dword ptr [esi]", "", Shape.SINGLE);
        }
        for (int predicate = 0; predicate < 8; predicate++) {
            both("cmpps xmm1,", "xmm2", "xmmword ptr [esi]", "," + predicate, Shape.SINGLE, 7);
            both("cmpss xmm1,", "xmm2", "dword ptr [esi]", "," + predicate, Shape.SINGLE, 7);
        }
        for (String name : words("comiss ucomiss")) {
            both(name + " xmm1,", "xmm2", "dword ptr [esi]", "", Shape.SINGLE);
        }
        for (String name : words("addsubps haddps hsubps")) {
            xmm(name, "", Shape.SINGLE);
        }
        for (int control : new int[] {0, 1, 2, 3, 4, 8, 12}) {
            both("roundps xmm1,", "xmm2", "xmmword ptr [esi]", "," + control, Shape.SINGLE, 4);
            both("roundss xmm1,", "xmm2", "dword ptr [esi]", "," + control, Shape.SINGLE, 4);
        }
        for (int selection : new int[] {0xFF, 0x71, 0xA5, 0x1F}) {
            both("dpps xmm1,", "xmm2", "xmmword ptr [esi]", "," + selection, Shape.SINGLE, 3);
        }
    }

    private void doubles() {
        family("sse-double");
        for (String name : words("add sub mul div min max sqrt")) {
            xmm(name + "pd", "", Shape.DOUBLE);
            both(name + "sd xmm1,", "xmm2", "qword ptr [esi]", "", Shape.DOUBLE);
        }
        for (int predicate = 0; predicate < 8; predicate++) {
            both("cmppd xmm1,", "xmm2", "xmmword ptr [esi]", "," + predicate, Shape.DOUBLE, 7);
            both("cmpsd xmm1,", "xmm2", "qword ptr [esi]", "," + predicate, Shape.DOUBLE, 7);
        }
        for (String name : words("comisd ucomisd")) {
            both(name + " xmm1,", "xmm2", "qword ptr [esi]", "", Shape.DOUBLE);
        }
        for (String name : words("addsubpd haddpd hsubpd")) {
            xmm(name, "", Shape.DOUBLE);
        }
        for (int control : new int[] {0, 1, 2, 3, 4, 8, 12}) {
            both("roundpd xmm1,", "xmm2", "xmmword ptr [esi]", "," + control, Shape.DOUBLE, 4);
            both("roundsd xmm1,", "xmm2", "qword ptr [esi]", "," + control, Shape.DOUBLE, 4);
        }
        for (int selection : new int[] {0x33, 0x31, 0x12, 0x23}) {
            both("dppd xmm1,", "xmm2", "xmmword ptr [esi]", "," + selection, Shape.DOUBLE, 3);
        }
    }

    private void conversions() {
        family("sse-conversions");
        both("cvtpi2ps xmm1,", "mm2", "qword ptr [esi]", "", Shape.TO_FLOAT);
        both("cvtpi2pd xmm1,", "mm2", "qword ptr [esi]", "", Shape.TO_FLOAT);
        both("cvtsi2ss xmm1,", "ecx", "dword ptr [esi]", "", Shape.TO_FLOAT);
        both("cvtsi2sd xmm1,", "ecx", "dword ptr [esi]", "", Shape.TO_FLOAT);
        both("cvtps2pi mm1,", "xmm2", "qword ptr [esi]", "", Shape.SINGLE);
        both("cvttps2pi mm1,", "xmm2", "qword ptr [esi]", "", Shape.SINGLE);
        both("cvtpd2pi mm1,", "xmm2", "xmmword ptr [esi]", "", Shape.DOUBLE);
        both("cvttpd2pi mm1,", "xmm2", "xmmword ptr [esi]", "", Shape.DOUBLE);
        both("cvtss2si ecx,", "xmm2", "dword ptr [esi]", "", Shape.SINGLE);
        both("cvttss2si ecx,", "xmm2", "dword ptr [esi]", "", Shape.SINGLE);
        both("cvtsd2si ecx,", "xmm2", "qword ptr [esi]", "", Shape.DOUBLE);
        both("cvttsd2si ecx,", "xmm2", "qword ptr [esi]", "", Shape.DOUBLE);
        both("cvtps2pd xmm1,", "xmm2", "qword ptr [esi]", "", Shape.SINGLE);
        both("cvtss2sd xmm1,", "xmm2", "dword ptr [esi]", "", Shape.SINGLE);
        both("cvtpd2ps xmm1,", "xmm2", "xmmword ptr [esi]", "", Shape.DOUBLE);
        both("cvtsd2ss xmm1,", "xmm2", "qword ptr [esi]", "", Shape.DOUBLE);
        both("cvtdq2pd xmm1,", "xmm2", "qword ptr [esi]", "", Shape.TO_FLOAT);
        xmm("cvtdq2ps", "", Shape.TO_FLOAT);
        xmm("cvtps2dq", "", Shape.SINGLE);
        xmm("cvttps2dq", "", Shape.SINGLE);
        xmm("cvtpd2dq", "", Shape.DOUBLE);
        xmm("cvttpd2dq", "", Shape.DOUBLE);
    }

    private void texts() {
        family("sse-texts");
        for (String name : words("pcmpestri pcmpestrm pcmpistri pcmpistrm")) {
            for (int control = 0; control < 128; control += 3) {
                both(name + " xmm1,", "xmm2", "xmmword ptr [esi]", "," + control, Shape.TEXT, 15);
            }
        }
    }

    private void ciphers() {
        family("sse-ciphers");
        for (String name : words("aesenc aesenclast aesdec aesdeclast aesimc")) {
            xmm(name, "", Shape.INTEGER);
        }
        for (int constant : new int[] {0, 1, 0x36, 0xFF}) {
            both("aeskeygenassist xmm1,", "xmm2", "xmmword ptr [esi]", "," + constant, Shape.INTEGER, 4);
        }
    }

    private void family(String name) {
        current = new ArrayList<>();
        families.put(name, current);
    }

    private static String[] words(String text) {
        return text.contains(", ") ? text.split("(?<=,) ") : text.split(" ");
    }

    private void xmm(String name, String constant, Shape shape) {
        both(name + " xmm1,", "xmm2", "xmmword ptr [esi]", constant, shape);
    }

    /** With a register and with memory: a row of the table. */
    private void both(String start, String register, String memory, String end, Shape shape) {
        both(start, register, memory, end, shape, 1);
    }

    /** As one of {@code parts} of a row. */
    private void both(String start, String register, String memory, String end, Shape shape, int parts) {
        add(start + register + end, shape, REGISTER_FORM / parts);
        add(start + memory + end, shape, MEMORY_FORM / parts);
    }

    private void alone(String text) {
        add(text, Shape.INTEGER, ALONE);
    }

    private void add(String text, Shape shape, int cases) {
        current.add(new Recorded(text, shape, cases));
    }
}
