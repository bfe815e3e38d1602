package jmasm.linker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;

/** Finds the members of a thin archive, whose paths begin at its own folder. */
final class ThinMembers implements Archive.MemberFiles {

    private final String archive;
    private final FileFinder files;
    private final Diagnostics problems;

    /** So that a library which names a file a thousand times costs no more memory than the file. */
    private final Map<String, byte[]> read = new HashMap<>();

    ThinMembers(InputFile archive, FileFinder files, Diagnostics problems) {
        this.archive = archive.name();
        this.files = files;
        this.problems = problems;
    }

    @Override
    public byte[] read(String path) throws MalformedInput {
        byte[] known = read.get(path);
        if (known != null) {
            return known;
        }
        String folder =
                archive.substring(0, archive.length() - FileNames.last(archive).length());
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.indexOf(':') == 1;
        String name = absolute ? path : folder + path;
        Optional<InputFile> file = files.input(name);
        if (file.isEmpty()) {
            problems.report(Diagnostic.in(archive, LinkProblem.CANNOT_OPEN_FILE, name)
                    .withHint("the library is a thin archive: it only names its members, which must still be there"));
        }
        byte[] bytes = file.orElseThrow().bytes();
        read.put(path, bytes);
        return bytes;
    }
}
