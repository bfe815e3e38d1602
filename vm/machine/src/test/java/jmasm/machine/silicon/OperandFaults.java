package jmasm.machine.silicon;

/** Operands that are missing, in whole or in part, or beyond the limit of their segment. */
final class OperandFaults {

    private final FaultTrials trials;

    private OperandFaults(FaultTrials trials) {
        this.trials = trials;
    }

    static void addTo(FaultTrials trials) {
        OperandFaults faults = new OperandFaults(trials);
        faults.operandsAcrossPages();
        faults.bytesAcrossPages();
        faults.vectorsAcrossPages();
        faults.largeOperands();
        faults.twoOperands();
        faults.segmentLimit();
    }

    private void operandsAcrossPages() {
        for (String text : FaultTrials.texts("""
                mov eax,[esi] | mov [esi],eax | mov dword ptr [esi],5 | add eax,[esi] | add [esi],eax |
                adc [esi],eax | sub dword ptr [esi],1 | cmp [esi],eax | cmp dword ptr [esi],7 | test [esi],eax |
                inc dword ptr [esi] | not dword ptr [esi] | neg dword ptr [esi] | lock add [esi],eax |
                xchg [esi],eax | xadd [esi],eax | cmpxchg [esi],ecx | lock cmpxchg [esi],ecx |
                shl dword ptr [esi],cl | shl dword ptr [esi],32 | rcl dword ptr [esi],1 | shld [esi],eax,7 |
                bt [esi],ecx | bts [esi],ecx | btc dword ptr [esi],3 | bsf eax,[esi] | imul eax,[esi] |
                imul eax,[esi],9 | mul dword ptr [esi] | cmovz eax,[esi] | cmovnz eax,[esi] |
                push dword ptr [esi] | pop dword ptr [esi] | call [esi] | jmp [esi] | movd mm1,[esi] |
                movd [esi],xmm1 | addss xmm1,[esi] | cvtsi2sd xmm1,dword ptr [esi] | movss [esi],xmm1 |
                fld dword ptr [esi] | fstp dword ptr [esi] | fist dword ptr [esi] | fiadd dword ptr [esi] |
                ldmxcsr [esi] | stmxcsr [esi] | popcnt eax,[esi] | movbe [esi],eax | crc32 eax,dword ptr [esi]
                """)) {
            acrossPages(text, 4);
        }
        for (String text : FaultTrials.texts("""
                mov ax,[esi] | mov [esi],ax | add [esi],ax | movzx eax,word ptr [esi] |
                movsx eax,word ptr [esi] | xchg [esi],ax | cmpxchg [esi],cx | push word ptr [esi] |
                pop word ptr [esi] | fldcw [esi] | fnstcw [esi] | fnstsw [esi] | fild word ptr [esi] |
                fistp word ptr [esi] | pinsrw mm1,[esi],1 | arpl [esi],ax
                """)) {
            acrossPages(text, 2);
        }
        for (String text : FaultTrials.texts("""
                cmpxchg8b [esi] | lock cmpxchg8b [esi] | bound eax,[esi] | fld qword ptr [esi] |
                fstp qword ptr [esi] | fild qword ptr [esi] | fistp qword ptr [esi] | fisttp qword ptr [esi] |
                movq mm1,[esi] | movq [esi],mm1 | paddb mm1,[esi] | movntq [esi],mm1 | movq xmm1,[esi] |
                movq [esi],xmm1 | movlps xmm1,[esi] | movhps [esi],xmm1 | addsd xmm1,[esi] | movsd [esi],xmm1 |
                cvtps2pd xmm1,[esi] | cvtpi2ps xmm1,[esi]
                """)) {
            acrossPages(text, 8);
        }
        acrossPages("fld tbyte ptr [esi]", 10);
        acrossPages("fstp tbyte ptr [esi]", 10);
        acrossPages("fbstp [esi]", 10);
        acrossPages("fbld [esi]", 10);
    }

    private void bytesAcrossPages() {
        for (String text : FaultTrials.texts("""
                mov al,[esi] | mov [esi],al | add [esi],al | add al,[esi] | setz [esi] | setnz [esi] |
                xchg [esi],al | cmpxchg [esi],cl | xadd [esi],al | movzx eax,byte ptr [esi] | clflush [esi] |
                prefetchnta [esi] | pinsrb xmm1,[esi],3 | pextrb [esi],xmm1,3 | nop dword ptr [esi] |
                lea eax,[esi]
                """)) {
            acrossPages(text, 1);
        }
        trials.plan("xlatb", scenes -> {
            scenes.add(new Scene().set("ebx", Scene.EDGE - 0x44));
            scenes.add(new Scene().set("ebx", Scene.EDGE - 0x44).page(Scene.BEHIND_EDGE, Scene.NONE));
        });
    }

    private void vectorsAcrossPages() {
        for (String text : FaultTrials.texts("""
                movaps xmm1,[esi] | movaps [esi],xmm1 | movdqa [esi],xmm1 | movntps [esi],xmm1 |
                paddb xmm1,[esi] | addps xmm1,[esi] | mulpd xmm1,[esi] | pshufd xmm1,[esi],1 |
                cvtdq2ps xmm1,[esi] | movups xmm1,[esi] | movups [esi],xmm1 | movdqu [esi],xmm1 |
                lddqu xmm1,[esi] | pcmpistri xmm1,[esi],0 | movntdqa xmm1,[esi]
                """)) {
            acrossPages(text, 16);
            // Not aligned, and the page is missing: which of the two is reported?
            trials.plan(text, scenes -> {
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
            trials.plan(text, scenes -> {
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
        for (String text : FaultTrials.texts("""
                fnsave [esi] | frstor [esi] | fnstenv [esi] | fldenv [esi] | data16 fnsave [esi] |
                data16 fldenv [esi] | fxsave [esi] | fxrstor [esi]
                """)) {
            trials.plan(text, scenes -> {
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
        trials.plan("fxrstor [esi]", scenes -> {
            scenes.add(image(new Scene().numbers(), Trial.DATA + 0x800).poke(Trial.DATA + 0x818, 4, 0x8000_1F80L));
            scenes.add(image(new Scene().numbers(), Trial.DATA + 0x800).poke(Trial.DATA + 0x818, 4, 0x1_1F80L));
        });
        trials.plan("ldmxcsr [esi]", scenes -> scenes.add(new Scene().poke(Trial.DATA + 0x800, 4, 0x1_1F80L)));
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
        for (String text : FaultTrials.texts("""
                movsd | movsb | cmpsd | cmpsb | push dword ptr [esi] | pop dword ptr [edi] | call [esi] |
                rep movsd
                """)) {
            trials.plan(text, scenes -> {
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

    /** FS ends behind its page. */
    private void segmentLimit() {
        for (String text : FaultTrials.texts("""
                mov eax,fs:[esi] | mov fs:[esi],eax | add fs:[esi],eax | movq mm1,fs:[esi] |
                movups xmm1,fs:[esi] | movaps xmm1,fs:[esi] | push dword ptr fs:[esi] | fld tbyte ptr fs:[esi] |
                mov al,fs:[esi] | mov eax,fs:[0x1000] | lods dword ptr fs:[esi] | rep lods dword ptr fs:[esi] |
                rep movs dword ptr es:[edi],fs:[esi] | mov eax,cs:[edi] | mov cs:[edi],eax | add cs:[edi],eax |
                push dword ptr cs:[edi]
                """)) {
            trials.plan(text, scenes -> {
                for (int offset : new int[] {0xFF0, 0xFF7, 0xFFC, 0xFFD, 0xFFF, 0x1000, -1, -4}) {
                    scenes.add(new Scene().numbers().set("esi", offset).set("ecx", 5));
                }
                scenes.add(new Scene().set("esi", 0xFFE).page(0, Scene.NONE));
            });
        }
    }

    /** An operand at ESI: in a page that is missing or read-only, and across the edge of one. */
    private void acrossPages(String text, int size) {
        trials.plan(text, scenes -> {
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
        Scene scene =
                FaultTrials.edge(new Scene().numbers(), 0).set("esi", address).set("ecx", 5);
        // A value that is a place in code, and within BOUND's bounds, and no reserved bits of MXCSR or the control
        // word.
        return scene.set("eax", 0x2000_0900)
                .poke(address, size, size == 4 ? 0x2000_0900L : 0x027FL)
                .poke(address, Math.min(size, 2), 0x1F80);
    }
}
