package jmasm.machine.silicon;

/** What is reported behind the instruction: INT3, INTO, single steps; and BOUND. */
final class Traps {

    private final FaultTrials trials;

    private Traps(FaultTrials trials) {
        this.trials = trials;
    }

    static void addTo(FaultTrials trials) {
        Traps faults = new Traps(trials);
        faults.traps();
        faults.singleStep();
    }

    private void traps() {
        for (String text : new String[] {"int3", "nop; int3; nop", "into", "nop; into; nop"}) {
            trials.plan(text, scenes -> {
                scenes.add(new Scene());
                scenes.add(new Scene().flags(0x8D5));
            });
        }
        for (String text : new String[] {"bound eax,[esi]", "bound ax,[esi]"}) {
            trials.plan(text, scenes -> {
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
        for (String text : FaultTrials.texts("""
                nop | add eax,ecx; nop | mov [esi],eax; nop | jmp .+3; nop; nop | jz .+3; nop; nop |
                jnz .+3; nop; nop | call .+6; nop; nop | push 0x20000900; ret | pushfd; nop | pushfw; nop |
                popfd; nop; nop | popfw; nop; nop | rep movsb; nop | rep stosd; nop | repe cmpsb; nop |
                movsb; nop | loop .-1; nop | int3 | ud2 | div cl | cli | mov eax,[edi+0x10000000] | lahf; nop |
                std; nop | addps xmm1,xmm2; nop | fld1; nop | into
                """)) {
            trials.plan(text, scenes -> {
                scenes.add(new Scene().flags(0x100).set("ecx", 2).poke(Trial.DATA + 0x3800, 4, 0x202));
                scenes.add(new Scene().flags(0x140).set("ecx", 1).poke(Trial.DATA + 0x3800, 4, 0x302));
                scenes.add(new Scene().flags(0x900).set("ecx", 0).poke(Trial.DATA + 0x3800, 4, 0xB03));
                scenes.add(new Scene().set("ecx", 3).poke(Trial.DATA + 0x3800, 4, 0x302));
            });
        }
    }
}
