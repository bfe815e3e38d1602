package jmasm.machine.silicon;

/** Instructions that make several accesses and are stopped between them. */
final class StackAndStringFaults {

    private final FaultTrials trials;

    private StackAndStringFaults(FaultTrials trials) {
        this.trials = trials;
    }

    static void addTo(FaultTrials trials) {
        StackAndStringFaults faults = new StackAndStringFaults(trials);
        faults.stack();
        faults.strings();
    }

    private void stack() {
        for (String text : FaultTrials.texts("""
                push eax | push ax | push 5 | push esp | pushfd | pushad | pushaw | call .+9 | enter 0,0 |
                enter 16,0 | enter 4096,0 | enter 4,1 | enter 8,3 | enter 0x2000,0 | pushw 3
                """)) {
            trials.plan(text, scenes -> {
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
        for (String text : FaultTrials.texts("""
                pop eax | pop ax | pop esp | popfd | popad | popaw | ret | ret 8 | retw | pop dword ptr [esp+4]
                """)) {
            trials.plan(text, scenes -> {
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
            trials.plan(text, scenes -> {
                for (int offset : new int[] {-4, -2, 0, 3, 4, 8, 12, 16}) {
                    scenes.add(new Scene().set("ebp", Scene.EDGE + offset).page(Scene.BEHIND_EDGE, Scene.NONE));
                    scenes.add(new Scene().set("ebp", Scene.EDGE + offset).page(Scene.BEFORE_EDGE, Scene.NONE));
                }
            });
        }
    }

    private void strings() {
        String[] sizes = {"b", "w", "d"};
        for (int i = 0; i < 3; i++) {
            int size = 1 << i;
            for (String name : FaultTrials.texts("""
                rep movs | rep stos | rep lods | repe cmps | repne cmps | repe scas | repne scas
                """)) {
                trials.plan(
                        name + sizes[i] + (name.startsWith("repe ") ? " # " + FaultTrials.MASKED_FLAGS : ""),
                        scenes -> {
                            for (int direction : new int[] {0, 0x400}) {
                                int step = direction == 0 ? size : -size;
                                for (int elements : new int[] {0, 1, 3, 20}) {
                                    for (int off : new int[] {0, size / 2}) {
                                        for (int page : new int[] {Scene.NONE, Scene.READ_ONLY}) {
                                            int missing = direction == 0 ? Scene.BEHIND_EDGE : Scene.BEFORE_EDGE;
                                            int at = (direction == 0 ? Scene.EDGE : Scene.EDGE - size)
                                                    - elements * step
                                                    + off;
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
}
