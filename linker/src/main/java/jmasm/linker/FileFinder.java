package jmasm.linker;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the linker gets its inputs from: a disk or memory. It may be asked in another thread than the one that links. */
public interface FileFinder {

    /** A file named on the command line. */
    Optional<InputFile> input(String name);

    /** A library named by {@code /DEFAULTLIB} or {@code INCLUDELIB}; the extension may be missing. */
    Optional<InputFile> library(String name);

    /** This finder first, then another. */
    default FileFinder orElse(FileFinder next) {
        FileFinder first = this;
        return new FileFinder() {
            @Override
            public Optional<InputFile> input(String name) {
                return first.input(name).or(() -> next.input(name));
            }

            @Override
            public Optional<InputFile> library(String name) {
                return first.library(name).or(() -> next.library(name));
            }
        };
    }

    /** Files in memory: inputs by their exact name, libraries in any case and from any folder. */
    static FileFinder of(Map<String, byte[]> files) {
        Map<String, byte[]> byName = new LinkedHashMap<>(files);
        Map<String, String> libraries = new HashMap<>();
        byName.keySet()
                .forEach(name -> libraries.putIfAbsent(FileNames.last(name).toLowerCase(Locale.ROOT), name));
        return new FileFinder() {
            @Override
            public Optional<InputFile> input(String name) {
                return Optional.ofNullable(byName.get(name)).map(bytes -> new InputFile(name, bytes));
            }

            @Override
            public Optional<InputFile> library(String name) {
                return Optional.ofNullable(libraries.get(LinkOptions.libraryKey(name)))
                        .flatMap(this::input);
            }
        };
    }
}
