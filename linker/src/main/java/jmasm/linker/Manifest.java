package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.Resource;

/**
 * The manifest of an image ({@code /MANIFEST}): which privileges it needs, which assemblies (common controls) it uses.
 * Written beside the image, or a resource of it.
 */
final class Manifest {

    static final String USUAL_PRIVILEGES = "level='asInvoker' uiAccess='false'";

    private static final Resource.Id TYPE = new Resource.Id.Number(24);
    private static final int ID_OF_EXE = 1;
    private static final int ID_OF_DLL = 2;
    private static final int ENGLISH = 0x409;

    /** Where it goes; by default beside an image whose objects depend on an assembly. */
    enum Place {
        DEFAULT,
        NOWHERE,
        BESIDE,
        EMBEDDED
    }

    Place place = Place.DEFAULT;

    /** Of the resource. */
    Optional<Integer> id = Optional.empty();

    /** The attributes of requestedExecutionLevel; empty for none. */
    String privileges = USUAL_PRIVILEGES;

    /** By /MANIFESTUAC. */
    boolean privilegesGiven;

    Optional<String> file = Optional.empty();
    final List<String> inputs = new ArrayList<>();
    final Set<String> dependencies = new LinkedHashSet<>();

    private boolean isEmbedded() {
        return place == Place.EMBEDDED;
    }

    private boolean isBeside() {
        return place == Place.BESIDE || place == Place.DEFAULT && !dependencies.isEmpty();
    }

    /** The file beside the image. */
    Optional<LinkResult.SideFile> sideFile(String image) {
        return isBeside()
                ? Optional.of(new LinkResult.SideFile(
                        file.orElse(image + ".manifest"), text().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** The resource in the image. */
    Optional<Resource> resource(boolean dll, FileFinder files, Diagnostics problems) {
        if (!isEmbedded()) {
            return Optional.empty();
        }
        byte[] content = inputs.isEmpty() ? text().getBytes(StandardCharsets.UTF_8) : merged(files, problems);
        int number = id.orElse(dll ? ID_OF_DLL : ID_OF_EXE);
        return Optional.of(new Resource(TYPE, new Resource.Id.Number(number), ENGLISH, content));
    }

    /** All inputs and what options add. One that has nothing to be merged with is taken as it is. */
    private byte[] merged(FileFinder files, Diagnostics problems) {
        List<InputFile> found = new ArrayList<>();
        for (String name : inputs) {
            Optional<InputFile> input = files.input(name);
            if (input.isEmpty()) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.CANNOT_OPEN_FILE, name));
            }
            found.add(input.orElseThrow());
        }
        if (found.size() == 1 && dependencies.isEmpty() && !privilegesGiven) {
            return found.get(0).bytes();
        }
        InputFile current = found.get(0);
        try {
            ManifestMerger merger = new ManifestMerger(current.bytes());
            for (InputFile input : found.subList(1, found.size())) {
                current = input;
                merger.add(input.bytes());
            }
            current = new InputFile("/MANIFESTUAC, /MANIFESTDEPENDENCY", new byte[0]);
            if (merger.saysPrivileges() && !privilegesGiven) {
                // What a manifest says counts more than a default.
                privileges = "";
            }
            merger.add(text().getBytes(StandardCharsets.UTF_8));
            return merger.toBytes();
        } catch (MalformedInput e) {
            problems.report(Diagnostic.in(current.name(), LinkProblem.CORRUPT_FILE, e.getMessage()));
            throw new IllegalStateException("a fatal problem was not thrown", e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("""
                <?xml version='1.0' encoding='UTF-8' standalone='yes'?>
                <assembly xmlns='urn:schemas-microsoft-com:asm.v1' manifestVersion='1.0'>
                """);
        if (!privileges.isEmpty()) {
            text.append("""
                      <trustInfo xmlns='urn:schemas-microsoft-com:asm.v3'>
                        <security>
                          <requestedPrivileges>
                            <requestedExecutionLevel %s/>
                          </requestedPrivileges>
                        </security>
                      </trustInfo>
                    """.replace("%s", privileges));
        }
        for (String dependency : dependencies) {
            text.append("""
                      <dependency>
                        <dependentAssembly>
                          <assemblyIdentity %s/>
                        </dependentAssembly>
                      </dependency>
                    """.replace("%s", dependency));
        }
        return text.append("</assembly>\n").toString();
    }
}
