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

    /** In a row, that EFLAGS after a fault are not compared, and why; {@link Outcome} leaves them out. */
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

    static List<String> instructions() {
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
        ArithmeticFaults.addTo(trials);
        OperandFaults.addTo(trials);
        StackAndStringFaults.addTo(trials);
        CodeFaults.addTo(trials);
        Traps.addTo(trials);
        return trials.list;
    }

    /** A list in a text block, with {@code |} between. */
    static String[] texts(String list) {
        return list.strip().split("\\s*\\|\\s*");
    }

    void plan(String text, Consumer<List<Scene>> scenes) {
        List<Scene> list = new ArrayList<>();
        scenes.accept(list);
        this.list.add(new Planned(text, list));
    }

    static Scene edge(Scene scene, int before) {
        return scene.set("esi", Scene.EDGE - before);
    }
}
