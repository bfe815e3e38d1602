package jmasm.machine.silicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Code that faults, and how: every exception that a program of user mode can raise, at every place where half of an
 * operand or of an instruction can be missing. In the GNU assembler's Intel syntax; the recording keeps the encodings.
 */
final class FaultTrials {

    static final String FILE = "faults";

    /** In a row, that EFLAGS after a fault are not compared, and why. */
    static final String MASKED_FLAGS =
            "f= masked at faults: Intel's manual has EFLAGS restored, AMD's processors keep the last comparison's";

    private record Planned(String text, List<Scene> scenes) {}

    private final List<Planned> list = new ArrayList<>();

    /** With the encodings from the recording. */
    static List<Group> recorded() throws IOException {
        List<byte[]> encodings = new ArrayList<>();
        for (String line : Recording.lines(FILE)) {
            if (!line.startsWith("#") && !line.startsWith(">")) {
                encodings.add(HexFormat.of().parseHex(line.split(" ")[0]));
            }
        }
        return groups(encodings);
    }

    static List<String> texts() {
        return all().stream().map(Planned::text).toList();
    }

    static List<Group> groups(List<byte[]> encodings) {
        List<Planned> all = all();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            byte[] code = encodings.get(i);
            groups.add(new Group(
                    code,
                    all.get(i).text(),
                    all.get(i).scenes().stream().map(scene -> scene.trial(code)).toList()));
        }
        return groups;
    }

    private static List<Planned> all() {
        FaultTrials trials = new FaultTrials();
        trials.divisions();
        trials.operandsAcrossPages();
        trials.bytesAcrossPages();
        trials.vectorsAcrossPages();
        trials.largeOperands();
        trials.twoOperands();
        trials.stack();
        trials.strings();
        trials.fetches();
        trials.segmentLimit();
        trials.invalid();
        trials.privileged();
        trials.traps();
        trials.singleStep();
        trials.floatingPoint();
        return trials.list;
    }

    // ---------------------------------------------------------------- vector 0

    private void divisions() {
        String[][] registers = {{"bl", "bh"}, {"bx"}, {"ebx"}};
        for (int size = 0; size < 3; size++) {
            for (String operation : new String[] {"div", "idiv"}) {
                for (String register : registers[size]) {
                    plan(operation + " " + register, FaultTrials::dividends);
                }
                String type = new String[] {"byte", "word", "dword"}[size];
                plan(operation + " " + type + " ptr [esi]", scenes -> {
                    scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 0));
                    scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 0x0101_0101));
                    scenes.add(
                            new Scene().set("edx", -1).set("eax", 0x8000_8080).poke(Trial.DATA + 0x800, 4, -1));
                    scenes.add(edge(new Scene(), 1).page(Scene.BEHIND_EDGE, Scene.NONE));
                });
            }
        }
        plan("aam 0", scenes -> scenes.add(new Scene()));
        plan("aam 1", scenes -> scenes.add(new Scene()));
    }

    private static void dividends(List<Scene> scenes) {
        int[] divisors = {0, 1, 2, -1, -2, 0x8000_8080, 0x7FFF_7F7F};
        int[] dividends = {0, 1, 0x7FFF_7F7F, 0x8000_8000, 0x8000_0000, -1, 0xFF80};
        for (int divisor : divisors) {
            for (int low : dividends) {
                for (int high : new int[] {0, -1, 1, 0x7FFF_FFFF}) {
                    scenes.add(new Scene()
                            .set("ebx", divisor)
                            .set("eax", low)
                            .set("edx", high)
                            .flags(0x8D5));
                }
            }
        }
    }

    // ---------------------------------------------------------------- vectors 13 and 14: operands

    private void operandsAcrossPages() {
        for (String text : new String[] {
            "mov eax,[esi]",
            "mov [esi],eax",
            "mov dword ptr [esi],5",
            "add eax,[esi]",
            "add [esi],eax",
            "adc [esi],eax",
            "sub dword ptr [esi],1",
            "cmp [esi],eax",
            "cmp dword ptr [esi],7",
            "test [esi],eax",
            "inc dword ptr [esi]",
            "not dword ptr [esi]",
            "neg dword ptr [esi]",
            "lock add [esi],eax",
            "xchg [esi],eax",
            "xadd [esi],eax",
            "cmpxchg [esi],ecx",
            "lock cmpxchg [esi],ecx",
            "shl dword ptr [esi],cl",
            "shl dword ptr [esi],32",
            "rcl dword ptr [esi],1",
            "shld [esi],eax,7",
            "bt [esi],ecx",
            "bts [esi],ecx",
            "btc dword ptr [esi],3",
            "bsf eax,[esi]",
            "imul eax,[esi]",
            "imul eax,[esi],9",
            "mul dword ptr [esi]",
            "cmovz eax,[esi]",
            "cmovnz eax,[esi]",
            "push dword ptr [esi]",
            "pop dword ptr [esi]",
            "call [esi]",
            "jmp [esi]",
            "movd mm1,[esi]",
            "movd [esi],xmm1",
            "addss xmm1,[esi]",
            "cvtsi2sd xmm1,dword ptr [esi]",
            "movss [esi],xmm1",
            "fld dword ptr [esi]",
            "fstp dword ptr [esi]",
            "fist dword ptr [esi]",
            "fiadd dword ptr [esi]",
            "ldmxcsr [esi]",
            "stmxcsr [esi]",
            "popcnt eax,[esi]",
            "movbe [esi],eax",
            "crc32 eax,dword ptr [esi]"
        }) {
            acrossPages(text, 4);
        }
        for (String text : new String[] {
            "mov ax,[esi]", "mov [esi],ax", "add [esi],ax", "movzx eax,word ptr [esi]", "movsx eax,word ptr [esi]",
            "xchg [esi],ax", "cmpxchg [esi],cx", "push word ptr [esi]", "pop word ptr [esi]", "fldcw [esi]",
            "fnstcw [esi]", "fnstsw [esi]", "fild word ptr [esi]", "fistp word ptr [esi]", "pinsrw mm1,[esi],1",
            "arpl [esi],ax"
        }) {
            acrossPages(text, 2);
        }
        for (String text : new String[] {
            "cmpxchg8b [esi]", "lock cmpxchg8b [esi]", "bound eax,[esi]", "fld qword ptr [esi]", "fstp qword ptr [esi]",
            "fild qword ptr [esi]", "fistp qword ptr [esi]", "fisttp qword ptr [esi]", "movq mm1,[esi]",
                    "movq [esi],mm1",
            "paddb mm1,[esi]", "movntq [esi],mm1", "movq xmm1,[esi]", "movq [esi],xmm1", "movlps xmm1,[esi]",
            "movhps [esi],xmm1", "addsd xmm1,[esi]", "movsd [esi],xmm1", "cvtps2pd xmm1,[esi]", "cvtpi2ps xmm1,[esi]"
        }) {
            acrossPages(text, 8);
        }
        acrossPages("fld tbyte ptr [esi]", 10);
        acrossPages("fstp tbyte ptr [esi]", 10);
        acrossPages("fbstp [esi]", 10);
        acrossPages("fbld [esi]", 10);
    }

    private void bytesAcrossPages() {
        for (String text : new String[] {
            "mov al,[esi]",
            "mov [esi],al",
            "add [esi],al",
            "add al,[esi]",
            "setz [esi]",
            "setnz [esi]",
            "xchg [esi],al",
            "cmpxchg [esi],cl",
            "xadd [esi],al",
            "movzx eax,byte ptr [esi]",
            "clflush [esi]",
            "prefetchnta [esi]",
            "pinsrb xmm1,[esi],3",
            "pextrb [esi],xmm1,3",
            "nop dword ptr [esi]",
            "lea eax,[esi]"
        }) {
            acrossPages(text, 1);
        }
        plan("xlatb", scenes -> {
            scenes.add(new Scene().set("ebx", Scene.EDGE - 0x44));
            scenes.add(new Scene().set("ebx", Scene.EDGE - 0x44).page(Scene.BEHIND_EDGE, Scene.NONE));
        });
    }

    private void vectorsAcrossPages() {
        for (String text : new String[] {
            "movaps xmm1,[esi]", "movaps [esi],xmm1", "movdqa [esi],xmm1", "movntps [esi],xmm1", "paddb xmm1,[esi]",
            "addps xmm1,[esi]", "mulpd xmm1,[esi]", "pshufd xmm1,[esi],1", "cvtdq2ps xmm1,[esi]", "movups xmm1,[esi]",
            "movups [esi],xmm1", "movdqu [esi],xmm1", "lddqu xmm1,[esi]", "pcmpistri xmm1,[esi],0",
                    "movntdqa xmm1,[esi]"
        }) {
            acrossPages(text, 16);
            // Not aligned, and the page is missing: which of the two is reported?
            plan(text, scenes -> {
                for (int offset : new int[] {0, 1, 4, 8, 15}) {
                    scenes.add(new Scene().numbers().set("esi", Scene.EDGE + offset));
                    scenes.add(new Scene()
                            .numbers()
                            .set("esi", Scene.EDGE + offset)
                            .page(Scene.BEHIND_EDGE, Scene.NONE));
                }
            });
        }
        for (String text : new String[] {
            "maskmovq mm1,mm2",
            "maskmovdqu xmm1,xmm2",
            "pxor xmm2,xmm2; maskmovdqu xmm1,xmm2",
            "pxor mm2,mm2; maskmovq mm1,mm2"
        }) {
            plan(text, scenes -> {
                for (int before : new int[] {0, 1, 4, 8, 15}) {
                    for (int page : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                        scenes.add(new Scene()
                                .numbers()
                                .set("edi", Scene.EDGE - before)
                                .page(Scene.BEHIND_EDGE, page));
                    }
                }
            });
        }
    }

    private void largeOperands() {
        for (String text : new String[] {
            "fnsave [esi]",
            "frstor [esi]",
            "fnstenv [esi]",
            "fldenv [esi]",
            "data16 fnsave [esi]",
            "data16 fldenv [esi]",
            "fxsave [esi]",
            "fxrstor [esi]"
        }) {
            plan(text, scenes -> {
                for (int before : new int[] {1, 2, 14, 16, 27, 28, 32, 64, 94, 107, 108, 160, 288, 496}) {
                    for (int page : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                        scenes.add(image(new Scene().numbers(), Scene.EDGE - before)
                                .page(Scene.BEHIND_EDGE, page));
                        scenes.add(image(new Scene().numbers(), Scene.EDGE - before)
                                .page(Scene.BEFORE_EDGE, page));
                    }
                }
            });
        }
        plan("fxrstor [esi]", scenes -> {
            scenes.add(image(new Scene().numbers(), Trial.DATA + 0x800).poke(Trial.DATA + 0x818, 4, 0x8000_1F80L));
            scenes.add(image(new Scene().numbers(), Trial.DATA + 0x800).poke(Trial.DATA + 0x818, 4, 0x1_1F80L));
        });
        plan("ldmxcsr [esi]", scenes -> scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 0x1_1F80L)));
    }

    /** What is restored from there is a state that can be. */
    private static Scene image(Scene scene, int address) {
        scene.set("esi", address);
        for (int i = 0; i < 512; i += 4) {
            scene.poke(address + i, 4, i == 0 ? 0x037F : i == 24 ? 0x1F80 : 0);
        }
        return scene;
    }

    /** Which of two operands is met first. */
    private void twoOperands() {
        for (String text : new String[] {
            "movsd", "movsb", "cmpsd", "cmpsb", "push dword ptr [esi]", "pop dword ptr [edi]", "call [esi]", "rep movsd"
        }) {
            plan(text, scenes -> {
                for (int first : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                    for (int second : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                        scenes.add(new Scene()
                                .set("ecx", 3)
                                .set("esi", Scene.EDGE - 8)
                                .set("edi", Scene.EDGE + 8)
                                .page(Scene.BEFORE_EDGE, first)
                                .page(Scene.BEHIND_EDGE, second));
                        scenes.add(new Scene()
                                .set("ecx", 3)
                                .set("esi", Scene.EDGE - 2)
                                .set("edi", Scene.EDGE - 2)
                                .set("esp", Scene.EDGE + 2)
                                .page(Scene.BEFORE_EDGE, first)
                                .page(Scene.BEHIND_EDGE, second));
                        scenes.add(new Scene()
                                .set("esi", Scene.EDGE - 8)
                                .set("edi", Scene.EDGE - 16)
                                .set("esp", Scene.EDGE + 16)
                                .page(Scene.BEFORE_EDGE, first)
                                .page(Scene.BEHIND_EDGE, second));
                    }
                }
            });
        }
    }

    private void stack() {
        for (String text : new String[] {
            "push eax",
            "push ax",
            "push 5",
            "push esp",
            "pushfd",
            "pushad",
            "pushaw",
            "call .+9",
            "enter 0,0",
            "enter 16,0",
            "enter 4096,0",
            "enter 4,1",
            "enter 8,3",
            "enter 0x2000,0",
            "pushw 3"
        }) {
            plan(text, scenes -> {
                for (int above : new int[] {0, 2, 3, 4, 8, 12, 16, 20, 31, 32, 40}) {
                    for (int page : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                        scenes.add(new Scene()
                                .set("esp", Scene.EDGE + above)
                                .set("ebp", Trial.DATA + 0x3000)
                                .page(Scene.BEFORE_EDGE, page));
                    }
                }
            });
        }
        for (String text : new String[] {
            "pop eax", "pop ax", "pop esp", "popfd", "popad", "popaw", "ret", "ret 8", "retw", "pop dword ptr [esp+4]"
        }) {
            plan(text, scenes -> {
                for (int below : new int[] {0, 1, 2, 4, 6, 8, 14, 16, 24, 31, 32}) {
                    scenes.add(new Scene()
                            .set("esp", Scene.EDGE - below)
                            .poke(Scene.EDGE - below, 4, Trial.CODE + 0x100)
                            .page(Scene.BEHIND_EDGE, Scene.NONE));
                }
                scenes.add(new Scene().set("esp", Scene.EDGE - 8).page(Scene.BEFORE_EDGE, Scene.NONE));
            });
        }
        for (String text : new String[] {"leave", "leavew", "enter 8,1", "enter 8,2", "enter 8,5"}) {
            plan(text, scenes -> {
                for (int offset : new int[] {-4, -2, 0, 3, 4, 8, 12, 16}) {
                    scenes.add(new Scene().set("ebp", Scene.EDGE + offset).page(Scene.BEHIND_EDGE, Scene.NONE));
                    scenes.add(new Scene().set("ebp", Scene.EDGE + offset).page(Scene.BEFORE_EDGE, Scene.NONE));
                }
            });
        }
    }

    // ---------------------------------------------------------------- strings that stop in the middle

    private void strings() {
        String[] sizes = {"b", "w", "d"};
        for (int i = 0; i < 3; i++) {
            int size = 1 << i;
            for (String name : new String[] {
                "rep movs", "rep stos", "rep lods", "repe cmps", "repne cmps", "repe scas", "repne scas"
            }) {
                plan(name + sizes[i] + (name.startsWith("repe ") ? " # " + MASKED_FLAGS : ""), scenes -> {
                    for (int direction : new int[] {0, 0x400}) {
                        int step = direction == 0 ? size : -size;
                        for (int elements : new int[] {0, 1, 3, 20}) {
                            for (int off : new int[] {0, size / 2}) {
                                for (int page : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                                    int missing = direction == 0 ? Scene.BEHIND_EDGE : Scene.BEFORE_EDGE;
                                    int at = (direction == 0 ? Scene.EDGE : Scene.EDGE - size) - elements * step + off;
                                    int far = Trial.DATA + (direction == 0 ? 0x200 : 0x3E00);
                                    scenes.add(equalRuns(new Scene(), at, far, 24, step)
                                            .set("esi", at)
                                            .set("edi", far)
                                            .set("ecx", 24)
                                            .flags(direction)
                                            .page(missing, page));
                                    scenes.add(equalRuns(new Scene(), far, at, 24, step)
                                            .set("esi", far)
                                            .set("edi", at)
                                            .set("ecx", 24)
                                            .flags(direction)
                                            .page(missing, page));
                                }
                            }
                        }
                    }
                });
            }
        }
    }

    /** The same bytes at both places, none of them AL's, so that no comparison ends before the fault. */
    private static Scene equalRuns(Scene scene, int one, int other, int count, int step) {
        int size = Math.abs(step);
        for (int i = 0; i < count; i++) {
            scene.poke(one + i * step, size, 0x1122_3344L);
            scene.poke(other + i * step, size, 0x1122_3344L);
        }
        return scene;
    }

    // ---------------------------------------------------------------- fetching

    private void fetches() {
        for (String text : new String[] {
            "nop",
            "add eax,0x12345678",
            "mov dword ptr [esi+0x100],0x55667788",
            "lock add dword ptr [esi],1",
            "jmp .+2",
            "call .+5",
            "ret",
            "addps xmm1,[esi]",
            "fld st(1)",
            "jz .+6",
            ".byte 0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x40",
            "pause",
            "ud2",
            "mov eax,ds:[0x10000800]",
            ".byte 0xF0,0x01,0xC8",
            ".byte 0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x40",
            ".byte 0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x40",
            ".byte 0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0x66,0xC7,0x86,0,1,0,0,1,0"
        }) {
            plan(text, scenes -> {
                for (int before : new int[] {0, 1, 2, 3, 4, 6, 8, 10, 12, 14, 15, 16}) {
                    for (int page : new int[] {Scene.NONE, Scene.NOT_EXECUTABLE}) {
                        scenes.add(new Scene()
                                .set("esi", Trial.DATA + 0x800)
                                .bytesBeforeEdge(before)
                                .page(Scene.CODE_BEHIND_EDGE, page));
                    }
                }
                scenes.add(new Scene().bytesBeforeEdge(1).page(Scene.CODE_BEFORE_EDGE, Scene.NONE));
                scenes.add(new Scene().bytesBeforeEdge(1).page(Scene.CODE_BEFORE_EDGE, Scene.NOT_EXECUTABLE));
            });
        }
        for (String text : new String[] {"jmp eax", "call eax", "push eax; ret", "jmp [esi]", "call [esi]"}) {
            plan(text, scenes -> {
                for (int page : new int[] {Scene.NONE, Scene.NOT_EXECUTABLE}) {
                    for (int to :
                            new int[] {Scene.CODE_EDGE, Scene.CODE_EDGE + 7, Trial.DATA + 0x10, 0x40, 0x2100_0000}) {
                        scenes.add(new Scene()
                                .set("eax", to)
                                .poke(Trial.DATA + 0x800, 4, to)
                                .page(Scene.CODE_BEHIND_EDGE, page)
                                .page(0, 7 & ~Trial.EXECUTE));
                    }
                }
            });
        }
    }

    /** FS ends behind its page. */
    private void segmentLimit() {
        for (String text : new String[] {
            "mov eax,fs:[esi]",
            "mov fs:[esi],eax",
            "add fs:[esi],eax",
            "movq mm1,fs:[esi]",
            "movups xmm1,fs:[esi]",
            "movaps xmm1,fs:[esi]",
            "push dword ptr fs:[esi]",
            "fld tbyte ptr fs:[esi]",
            "mov al,fs:[esi]",
            "mov eax,fs:[0x1000]",
            "lods dword ptr fs:[esi]",
            "rep lods dword ptr fs:[esi]",
            "rep movs dword ptr es:[edi],fs:[esi]",
            "mov eax,cs:[edi]",
            "mov cs:[edi],eax",
            "add cs:[edi],eax",
            "push dword ptr cs:[edi]"
        }) {
            plan(text, scenes -> {
                for (int offset : new int[] {0xFF0, 0xFF7, 0xFFC, 0xFFD, 0xFFF, 0x1000, -1, -4}) {
                    scenes.add(new Scene().numbers().set("esi", offset).set("ecx", 5));
                }
                scenes.add(new Scene().set("esi", 0xFFE).page(0, Scene.NONE));
            });
        }
    }

    // ---------------------------------------------------------------- vector 6

    private void invalid() {
        List<String> codes = new ArrayList<>(List.of("ud2", ".byte 0x0F,0xB9,0xC0", ".byte 0x0F,0xFF,0xC0"));
        for (String locked : new String[] {
            "0x01,0xC8",
            "0x89,0x06",
            "0x39,0x06",
            "0x03,0x06",
            "0x85,0x06",
            "0x90",
            "0x40",
            "0x0F,0xA3,0x06",
            "0x0F,0xBA,0x26,0x03",
            "0xC1,0x26,0x03",
            "0xD3,0x26",
            "0x8D,0x06",
            "0xFF,0x36",
            "0x8F,0x06",
            "0xA4",
            "0xAB",
            "0xC3",
            "0xEB,0x00",
            "0x0F,0xB1,0xC8",
            "0x0F,0xC1,0xC8",
            "0x87,0xC8",
            "0x0F,0xC8",
            "0x0F,0xAF,0x06",
            "0xF7,0x26",
            "0xF6,0x06,0x01",
            "0xE8,0,0,0,0",
            "0x60",
            "0x9C",
            "0xCC",
            "0xCE",
            "0xF4",
            "0xFA",
            "0xCD,0x21",
            "0x0F,0x6F,0x06",
            "0x0F,0x28,0x06",
            "0xD9,0x06",
            "0xF3,0xA4",
            "0xFE,0xC0",
            "0xF7,0xD0",
            "0x83,0xC0,0x01",
            "0x83,0x3E,0x01",
            "0x82,0x06,0x01",
            "0x0F,0xBA,0xE8,0x03",
            "0x0F,0xC7,0xC8"
        }) {
            codes.add(".byte 0xF0," + locked);
        }
        for (String bytes : new String[] {
            "0xFE,0xD0",
            "0xFE,0xF0",
            "0xFE,0x16",
            "0xFF,0xF8",
            "0xFF,0x3E",
            "0xFF,0xD8",
            "0xFF,0xE8",
            "0xC6,0xC8,0",
            "0xC7,0xC8,0,0,0,0",
            "0x8D,0xC0",
            "0x8E,0xC8",
            "0x8E,0xF0",
            "0x8E,0xF8",
            "0x8C,0xF0",
            "0x8C,0xF8",
            "0x0F,0x0A",
            "0x0F,0x04",
            "0x0F,0x0C",
            "0x0F,0x0E",
            "0x0F,0x0F,0xC0,0x9E",
            "0x0F,0x24,0xC0",
            "0x0F,0x26,0xC0",
            "0x0F,0x36",
            "0x0F,0x3B",
            "0x0F,0xA6,0xC0",
            "0x0F,0xA7,0xC0",
            "0x0F,0xAA",
            "0x0F,0xBA,0xC0,0",
            "0x0F,0xBA,0xD8,0",
            "0x0F,0xC7,0xC8",
            "0x0F,0xC7,0x06",
            "0x0F,0xB2,0xC0",
            "0x0F,0xB4,0xC0",
            "0x0F,0x71,0xC0,1",
            "0x0F,0x71,0x16,1",
            "0x0F,0x72,0xC0,1",
            "0x0F,0x73,0xD8,1",
            "0x0F,0xE7,0xC0",
            "0x0F,0xC3,0xC0",
            "0x0F,0x2B,0xC0",
            "0x0F,0xF7,0x06",
            "0x0F,0xD7,0x06",
            "0x0F,0x50,0x06",
            "0x0F,0x13,0xC0",
            "0x0F,0xAE,0xC0",
            "0x0F,0xB8,0xC0",
            "0x0F,0x38,0xFF,0xC0",
            "0x0F,0x3A,0,0xC0,0",
            "0x0F,0x38,0x10,0xC0",
            "0x0F,0x7A,0xC0",
            "0x0F,0x7B,0xC0",
            "0xD9,0xD1",
            "0xD9,0xE2",
            "0xD9,0xE6",
            "0xD9,0xE7",
            "0xD9,0xEF",
            "0xD9,0x0E",
            "0xDA,0xE0",
            "0xDA,0xE8",
            "0xDA,0xF0",
            "0xDB,0xE5",
            "0xDB,0xE6",
            "0xDB,0x26",
            "0xDB,0x36",
            "0xDB,0xF8",
            "0xDD,0x2E",
            "0xDD,0xF0",
            "0xDD,0xF8",
            "0xDE,0xD8",
            "0xDF,0xE1",
            "0xDF,0xF8",
            "0x62,0x06",
            "0xC4,0x06",
            "0xC5,0x06",
            "0x8F,0xC8",
            "0x8F,0x0E",
            "0xC8,0,0,0",
            "0x0F,0xAA,0x90"
        }) {
            codes.add(".byte " + bytes);
        }
        for (String code : codes) {
            plan(code, scenes -> scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 3)));
        }
    }

    // ---------------------------------------------------------------- vector 13: not for user mode

    private void privileged() {
        for (String text : new String[] {
            "hlt",
            "cli",
            "sti",
            "in al,0x60",
            "in eax,dx",
            "out 0x80,al",
            "out dx,eax",
            "insb",
            "rep insd",
            "outsb",
            "rep outsd",
            "mov eax,cr0",
            "mov cr3,eax",
            "mov eax,cr4",
            "mov eax,dr0",
            "mov dr7,eax",
            "clts",
            "invd",
            "wbinvd",
            "invlpg [esi]",
            "lgdt [esi]",
            "lidt [esi]",
            "lldt ax",
            "ltr ax",
            "lmsw ax",
            "rdmsr",
            "wrmsr",
            "rdpmc",
            ".byte 0x0F,0x35",
            ".byte 0x0F,0xAA",
            "mov eax,cr1"
        }) {
            plan(text, scenes -> {
                scenes.add(new Scene().flags(0x8D5));
                scenes.add(new Scene().set("ecx", 0).set("esi", Scene.EDGE).page(Scene.BEHIND_EDGE, Scene.NONE));
            });
        }
    }

    // ---------------------------------------------------------------- vectors 1, 3, 4, 5

    private void traps() {
        for (String text : new String[] {"int3", "nop; int3; nop", "into", "nop; into; nop"}) {
            plan(text, scenes -> {
                scenes.add(new Scene());
                scenes.add(new Scene().flags(0x8D5));
            });
        }
        for (String text : new String[] {"bound eax,[esi]", "bound ax,[esi]"}) {
            plan(text, scenes -> {
                for (int index : new int[] {-11, -10, 0, 10, 11, 0x7FFF_8000, 0x8000_7FFF}) {
                    scenes.add(new Scene()
                            .set("eax", index)
                            .poke(
                                    Trial.DATA + 0x800,
                                    4,
                                    text.contains("ax,") && !text.contains("eax") ? 0x000A_FFF6 : -10)
                            .poke(Trial.DATA + 0x804, 4, 10));
                }
            });
        }
    }

    private void singleStep() {
        for (String text : new String[] {
            "nop",
            "add eax,ecx; nop",
            "mov [esi],eax; nop",
            "jmp .+3; nop; nop",
            "jz .+3; nop; nop",
            "jnz .+3; nop; nop",
            "call .+6; nop; nop",
            "push 0x20000900; ret",
            "pushfd; nop",
            "pushfw; nop",
            "popfd; nop; nop",
            "popfw; nop; nop",
            "rep movsb; nop",
            "rep stosd; nop",
            "repe cmpsb; nop",
            "movsb; nop",
            "loop .-1; nop",
            "int3",
            "ud2",
            "div cl",
            "cli",
            "mov eax,[edi+0x10000000]",
            "lahf; nop",
            "std; nop",
            "addps xmm1,xmm2; nop",
            "fld1; nop",
            "into"
        }) {
            plan(text, scenes -> {
                scenes.add(new Scene().flags(0x100).set("ecx", 2).poke(Trial.DATA + 0x3800, 4, 0x202));
                scenes.add(new Scene().flags(0x140).set("ecx", 1).poke(Trial.DATA + 0x3800, 4, 0x302));
                scenes.add(new Scene().flags(0x900).set("ecx", 0).poke(Trial.DATA + 0x3800, 4, 0xB03));
                scenes.add(new Scene().set("ecx", 3).poke(Trial.DATA + 0x3800, 4, 0x302));
            });
        }
    }

    // ---------------------------------------------------------------- vectors 16 and 19

    private void floatingPoint() {
        for (String text : new String[] {
            "fldcw [esi]; fld1; fldz; fdivp; nop; fwait",
            "fldcw [esi]; fld1; fldz; fdivp; fld1",
            "fldcw [esi]; fld1; fldz; fdivp; fnstsw ax",
            "fldcw [esi]; fld1; fldz; fdivp; fnclex; fld1",
            "fldcw [esi]; fstp st(0); nop; fld1",
            "fldcw [esi]; fldz; fldz; fdivp; emms",
            "fldcw [esi]; fldz; fldz; fdivp; movq mm0,mm1",
            "fldcw [esi]; fld1; fistp dword ptr [edi]; fwait",
            "fldcw [esi]; fld1; fldz; fdivp; fst dword ptr [edi]",
            "fldcw [esi]; fld1; fldz; fdivp; fnstcw [edi]",
            "fldcw [esi]; fld1; fldz; fdivp; fldcw [esi]"
        }) {
            plan(text, scenes -> {
                for (int control : new int[] {0x37F, 0x37E, 0x37B, 0x35F, 0x340}) {
                    scenes.add(new Scene().poke(Trial.DATA + 0x800, 2, control));
                }
            });
        }
        for (String text : new String[] {
            "ldmxcsr [esi]; divps xmm1,xmm0", "ldmxcsr [esi]; divsd xmm1,xmm0", "ldmxcsr [esi]; sqrtps xmm1,xmm2",
            "ldmxcsr [esi]; cvtps2dq xmm1,xmm2", "ldmxcsr [esi]; cvtss2si eax,xmm2", "ldmxcsr [esi]; addpd xmm1,xmm2",
            "ldmxcsr [esi]; comiss xmm1,xmm2", "ldmxcsr [esi]; cvttps2pi mm1,xmm2", "ldmxcsr [esi]; cmpltps xmm1,xmm2"
        }) {
            plan("xorps xmm0,xmm0; " + text, scenes -> {
                for (int masks : new int[] {0x1F80, 0x1F00, 0x1D80, 0x0F80, 0}) {
                    scenes.add(new Scene().numbers().poke(Trial.DATA + 0x800, 4, masks));
                }
            });
        }
    }

    // ---------------------------------------------------------------- where an operand can be

    /** An operand at ESI: in a page that is missing or read-only, and across the edge of one. */
    private void acrossPages(String text, int size) {
        plan(text, scenes -> {
            for (int page : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                scenes.add(at(size, Scene.EDGE + 64).page(Scene.BEHIND_EDGE, page));
                scenes.add(at(size, Scene.EDGE).page(Scene.BEHIND_EDGE, page));
                for (int before = 1; before < size; before += size > 4 ? size / 4 : 1) {
                    scenes.add(at(size, Scene.EDGE - before).page(Scene.BEHIND_EDGE, page));
                    scenes.add(at(size, Scene.EDGE - before).page(Scene.BEFORE_EDGE, page));
                }
                scenes.add(at(size, Scene.EDGE - size).page(Scene.BEHIND_EDGE, page));
            }
        });
    }

    private static Scene at(int size, int address) {
        Scene scene = edge(new Scene().numbers(), 0).set("esi", address).set("ecx", 5);
        // A value that is a place in code, and within BOUND's bounds, and no reserved bits of MXCSR or the control
        // word.
        return scene.set("eax", 0x2000_0900)
                .poke(address, size, size == 4 ? 0x2000_0900L : 0x027FL)
                .poke(address, Math.min(size, 2), 0x1F80);
    }

    private static Scene edge(Scene scene, int before) {
        return scene.set("esi", Scene.EDGE - before);
    }

    private void plan(String text, Consumer<List<Scene>> scenes) {
        List<Scene> list = new ArrayList<>();
        scenes.accept(list);
        this.list.add(new Planned(text, list));
    }
}
