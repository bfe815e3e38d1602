package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.FileKind;

/**
 * {@code /LINKREPRO:folder}: all files that a link has read, and a response file, so that somebody else can repeat it:
 * {@code jlink @link.rsp}. Finds files for the linker and remembers them.
 */
final class Reproduction implements FileFinder {

    static final String RESPONSE_FILE = "link.rsp";

    private final FileFinder files;

    /** By the name that the linker has for them: the order in which threads ask doesn't matter. */
    private final Map<String, byte[]> read = new TreeMap<>();

    Reproduction(FileFinder files) {
        this.files = files;
    }

    @Override
    public Optional<InputFile> input(String name) {
        return remembered(files.input(name));
    }

    @Override
    public Optional<InputFile> library(String name) {
        return remembered(files.library(name));
    }

    private synchronized Optional<InputFile> remembered(Optional<InputFile> file) {
        file.ifPresent(found -> read.put(found.name(), found.bytes()));
        return file;
    }

    /** @param arguments of the link */
    synchronized List<LinkResult.SideFile> files(String folder, List<String> arguments) {
        Map<String, String> names = new TreeMap<>();
        Set<String> taken = new HashSet<>(Set.of(RESPONSE_FILE));
        List<LinkResult.SideFile> copies = new ArrayList<>();
        read.forEach((name, bytes) -> {
            String last = FileNames.last(name);
            String copy = last;
            for (int number = 2; !taken.add(copy.toLowerCase(Locale.ROOT)); number++) {
                copy = number + "-" + last;
            }
            names.put(name, copy);
            copies.add(new LinkResult.SideFile(folder + "/" + copy, whole(name, bytes)));
        });
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            repeated(argument, names)
                    .ifPresent(word -> text.append('"').append(word).append("\"\n"));
        }
        copies.add(new LinkResult.SideFile(
                folder + "/" + RESPONSE_FILE, text.toString().getBytes(StandardCharsets.UTF_8)));
        return copies;
    }

    /** A thin archive with its members in it: their paths mean nothing beside the copies. */
    private byte[] whole(String name, byte[] bytes) {
        if (FileKind.of(bytes) != FileKind.THIN_ARCHIVE) {
            return bytes;
        }
        try {
            ThinMembers members = new ThinMembers(new InputFile(name, bytes), files, new Diagnostics());
            return Archive.read(bytes, members).indexed().toBytes();
        } catch (MalformedInput e) {
            // Nobody has looked into it.
            return bytes;
        }
    }

    /** An argument as it is to be repeated beside the copies; folders mean nothing there. */
    private static Optional<String> repeated(String argument, Map<String, String> names) {
        if (!OptionText.isOption(argument)) {
            return Optional.of(names.getOrDefault(argument, argument));
        }
        Optional<LinkOption> option = LinkOption.named(OptionText.name(argument));
        boolean dropped = option.filter(known -> known == LinkOption.LIBPATH || known == LinkOption.LINKREPRO)
                .isPresent();
        if (dropped) {
            return Optional.empty();
        }
        String value = OptionText.value(argument).orElse("");
        String file = value.startsWith("@") ? value.substring(1) : value;
        if (names.containsKey(file)) {
            String sign = value.startsWith("@") ? "@" : "";
            return Optional.of("/" + OptionText.name(argument) + ":" + sign + names.get(file));
        }
        boolean writes = option.filter(known -> known == LinkOption.OUT
                        || known == LinkOption.MAP
                        || known == LinkOption.IMPLIB
                        || known == LinkOption.PDB)
                .isPresent();
        return Optional.of(
                writes && !value.isEmpty() ? "/" + OptionText.name(argument) + ":" + FileNames.last(value) : argument);
    }
}
