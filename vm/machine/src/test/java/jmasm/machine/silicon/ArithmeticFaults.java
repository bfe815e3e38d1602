package jmasm.machine.silicon;

import java.util.List;

/** Divisions, and unmasked exceptions of x87 and SSE. */
final class ArithmeticFaults {

    private final FaultTrials trials;

    private ArithmeticFaults(FaultTrials trials) {
        this.trials = trials;
    }

    static void addTo(FaultTrials trials) {
        ArithmeticFaults faults = new ArithmeticFaults(trials);
        faults.divisions();
        faults.floatingPoint();
    }

    private void divisions() {
        String[][] registers = {{"bl", "bh"}, {"bx"}, {"ebx"}};
        for (int size = 0; size < 3; size++) {
            for (String operation : new String[] {"div", "idiv"}) {
                for (String register : registers[size]) {
                    trials.plan(operation + " " + register, ArithmeticFaults::dividends);
                }
                String type = new String[] {"byte", "word", "dword"}[size];
                trials.plan(operation + " " + type + " ptr [esi]", scenes -> {
                    scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 0));
                    scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 0x0101_0101));
                    scenes.add(
                            new Scene().set("edx", -1).set("eax", 0x8000_8080).poke(Trial.DATA + 0x800, 4, -1));
                    scenes.add(FaultTrials.edge(new Scene(), 1).page(Scene.BEHIND_EDGE, Scene.NONE));
                });
            }
        }
        trials.plan("aam 0", scenes -> scenes.add(new Scene()));
        trials.plan("aam 1", scenes -> scenes.add(new Scene()));
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

    private void floatingPoint() {
        for (String text : FaultTrials.texts("""
                fldcw [esi]; fld1; fldz; fdivp; nop; fwait | fldcw [esi]; fld1; fldz; fdivp; fld1 |
                fldcw [esi]; fld1; fldz; fdivp; fnstsw ax | fldcw [esi]; fld1; fldz; fdivp; fnclex; fld1 |
                fldcw [esi]; fstp st(0); nop; fld1 | fldcw [esi]; fldz; fldz; fdivp; emms |
                fldcw [esi]; fldz; fldz; fdivp; movq mm0,mm1 | fldcw [esi]; fld1; fistp dword ptr [edi]; fwait |
                fldcw [esi]; fld1; fldz; fdivp; fst dword ptr [edi] |
                fldcw [esi]; fld1; fldz; fdivp; fnstcw [edi] | fldcw [esi]; fld1; fldz; fdivp; fldcw [esi]
                """)) {
            trials.plan(text, scenes -> {
                for (int control : new int[] {0x37F, 0x37E, 0x37B, 0x35F, 0x340}) {
                    scenes.add(new Scene().poke(Trial.DATA + 0x800, 2, control));
                }
            });
        }
        for (String text : FaultTrials.texts("""
                ldmxcsr [esi]; divps xmm1,xmm0 | ldmxcsr [esi]; divsd xmm1,xmm0 |
                ldmxcsr [esi]; sqrtps xmm1,xmm2 | ldmxcsr [esi]; cvtps2dq xmm1,xmm2 |
                ldmxcsr [esi]; cvtss2si eax,xmm2 | ldmxcsr [esi]; addpd xmm1,xmm2 |
                ldmxcsr [esi]; comiss xmm1,xmm2 | ldmxcsr [esi]; cvttps2pi mm1,xmm2 |
                ldmxcsr [esi]; cmpltps xmm1,xmm2
                """)) {
            trials.plan("xorps xmm0,xmm0; " + text, scenes -> {
                for (int masks : new int[] {0x1F80, 0x1F00, 0x1D80, 0x0F80, 0}) {
                    scenes.add(new Scene().numbers().poke(Trial.DATA + 0x800, 4, masks));
                }
            });
        }
    }
}
