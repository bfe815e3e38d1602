package jmasm.assembler.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AssemblerOptions;

/** What a command line asks for. */
final class Request {

    /** A source, and the files that are to be made of it; null where none is named. */
    static final class Source {
        final String name;
        String object;
        String listing;

        Source(String name) {
            this.name = name;
        }
    }

    final AssemblerOptions.Builder assembler = new AssemblerOptions.Builder();
    final List<AssemblerOptions.Define> defines = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final List<Path> includeFolders = new ArrayList<>();
    final List<String> forcedIncludes = new ArrayList<>();

    /** Objects, libraries and sources' objects in their order. */
    final List<Object> linked = new ArrayList<>();

    final List<String> linkOptions = new ArrayList<>();
    String objectFolder;
    String executable;
    String map;
    String linker = "";
    String explain;
    long stack;
    boolean assembleOnly;
    boolean checkOnly;
    boolean ignoreIncludeVariable;
    boolean noLogo;
    boolean quiet;
    boolean help;
}
