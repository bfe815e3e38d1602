package jmasm.linker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostics;
import jmasm.coff.WinNt;

/**
 * Writes the images of {@code src/test/links} to a folder, for tools outside of the tests: {@code SaveImages FOLDER}. Each
 * comes as its command line says but for its base, an address that is free in a small process, and once more with base
 * relocations and as a DLL: the loader moves no program that another program maps.
 */
final class SaveImages {

    private static final String FREE_BASE = "/base:0x30000000";

    private static final int E_LFANEW = 0x3C;

    private static final int HIGH_CHARACTERISTICS = 0x17;

    private SaveImages() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        for (Path path : Scenario.in("links")) {
            String name = path.getFileName().toString().replace(".link", "");
            Scenario scenario = Scenario.read(path);
            Files.write(folder.resolve(name), link(scenario, List.of(FREE_BASE)));
            byte[] movable = link(scenario, List.of(FREE_BASE, "/fixed:no"));
            int headers = movable[E_LFANEW] & 0xFF | (movable[E_LFANEW + 1] & 0xFF) << 8;
            movable[headers + HIGH_CHARACTERISTICS] |= WinNt.IMAGE_FILE_DLL >> 8;
            Files.write(folder.resolve(name + "-movable"), movable);
        }
    }

    private static byte[] link(Scenario scenario, List<String> more) {
        List<String> arguments = new ArrayList<>(scenario.arguments());
        arguments.addAll(more);
        Diagnostics problems = new Diagnostics();
        LinkOptions options = LinkOptions.of(problems, arguments);
        return Linker.link(options, FileFinder.of(scenario.files()), problems)
                .orElseThrow(() -> new IllegalStateException(problems.all().toString()))
                .image();
    }
}
