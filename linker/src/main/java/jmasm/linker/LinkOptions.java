package jmasm.linker;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.Severity;
import jmasm.coff.Subsystem;

/**
 * What a link was asked to do: the command line, to which the directives of objects add while they are read. An option
 * of the command line is never changed by a directive. Defaults are those of link 6, so that images load on XP.
 *
 * <p>To add an option: a constant in {@link LinkOption}, a case in {@link OptionEffects}, a field here.
 */
public final class LinkOptions {

    private static final int EXE_BASE = 0x0040_0000;
    private static final int DLL_BASE = 0x1000_0000;
    private static final int PAGE = 0x1000;
    private static final int FILE_ALIGNMENT = 0x200;
    private static final int MEGABYTE = 0x10_0000;

    /** How much to reserve and to commit at once, in bytes. */
    record Reserve(int reserve, int commit) {}

    /** Changed attributes of a section: IMAGE_SCN_MEM_* to set and to clear. */
    record SectionAttributes(int set, int clear) {}

    private final List<String> arguments = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    final List<String> libraryPaths = new ArrayList<>();
    Optional<String> out = Optional.empty();
    Optional<String> importLibrary = Optional.empty();
    Optional<String> mapFile = Optional.empty();
    Optional<String> stubFile = Optional.empty();
    Optional<String> definitionFile = Optional.empty();
    boolean logo = true;

    boolean dll;
    boolean noEntry;
    boolean noExportFile;
    boolean map;
    boolean forceMultiple;
    boolean forceUnresolved;
    boolean showTime;
    final Set<Verbose> verbose = EnumSet.noneOf(Verbose.class);
    boolean warningsAreErrors;
    boolean noDefaultLibraries;
    boolean mapExports;
    boolean incremental;
    boolean everyWholeLibrary;
    int timeStamp;
    int alignment = PAGE;
    int fileAlignment = FILE_ALIGNMENT;
    Reserve stack = new Reserve(MEGABYTE, PAGE);
    Reserve heap = new Reserve(MEGABYTE, PAGE);
    Optional<Subsystem> subsystem = Optional.empty();
    Optional<String> entry = Optional.empty();

    /** {@code /OPT:REF} and {@code /OPT:ICF}; empty: unless there is a database to be debugged with. */
    Optional<Boolean> removeUnused = Optional.empty();

    Optional<Boolean> foldEqual = Optional.empty();

    /** {@code /BASE:@file,key}. */
    Optional<OptionValue.Pair> baseFile = Optional.empty();

    /** {@code /ORDER:@file}. */
    Optional<String> orderFile = Optional.empty();

    /** {@code /FUNCTIONPADMIN}: bytes left free in front of each function. */
    int functionPadding;

    final HeaderOptions header = new HeaderOptions();
    final DebugOptions debug = new DebugOptions();
    final Manifest manifest = new Manifest();

    /** Empty: a table is made where all objects and a load configuration allow it. */
    Optional<Boolean> safeHandlers = Optional.empty();

    final List<ExportRequest> exports = new ArrayList<>();
    final List<String> defaultLibraries = new ArrayList<>();
    final Set<String> excludedLibraries = new LinkedHashSet<>();
    final Set<String> wholeLibraries = new LinkedHashSet<>();
    final Set<String> includes = new LinkedHashSet<>();

    /** DLLs, in small letters. */
    final Set<String> delayLoads = new LinkedHashSet<>();

    /** Of communal variables, in bytes, by symbol. */
    final Map<String, Integer> commonAlignments = new LinkedHashMap<>();

    final Set<String> ignored = new LinkedHashSet<>();
    final Map<String, String> alternateNames = new LinkedHashMap<>();
    final Map<String, String> merges = new LinkedHashMap<>();
    final Map<String, SectionAttributes> sectionAttributes = new LinkedHashMap<>();

    /** In bytes. */
    final Map<String, Integer> sectionAlignments = new LinkedHashMap<>();

    Optional<String> reproductionFolder = Optional.empty();
    Optional<Integer> base = Optional.empty();

    /** That {@code /BASE} allows, in bytes. */
    Optional<Integer> largestSize = Optional.empty();

    Optional<Boolean> fixed = Optional.empty();

    /** Options that the command line has set: directives leave them alone. */
    private final Set<LinkOption> fromCommandLine = new LinkedHashSet<>();

    private final Diagnostics diagnostics;
    private final OptionEffects effects;

    public LinkOptions(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.effects = new OptionEffects(this, diagnostics);
    }

    /**
     * Options and inputs in link's notation, as on a command line without response files.
     *
     * @throws jmasm.base.FatalProblem reported to {@code diagnostics} as well, when a value is missing or makes no sense
     */
    public static LinkOptions of(Diagnostics diagnostics, List<String> arguments) {
        LinkOptions options = new LinkOptions(diagnostics);
        for (String argument : arguments) {
            options.add(argument);
        }
        return options;
    }

    /** Adds one argument of a command line: an option or an input. */
    public void add(String argument) {
        arguments.add(argument);
        if (!OptionText.isOption(argument)) {
            inputs.add(argument);
            return;
        }
        Optional<LinkOption> option = LinkOption.named(OptionText.name(argument));
        if (option.isEmpty() || !option.get().allowedOnCommandLine()) {
            diagnostics.report(Diagnostic.in(OptionText.TOOL, LinkProblem.UNKNOWN_OPTION, argument));
            return;
        }
        fromCommandLine.add(option.get());
        effects.apply(OptionText.setting(option.get(), argument, OptionText.TOOL, diagnostics), OptionText.TOOL);
    }

    /** Adds one word of a {@code .drectve} section. */
    void addDirective(String word, String objectName) {
        Optional<LinkOption> option =
                OptionText.isOption(word) ? LinkOption.named(OptionText.name(word)) : Optional.empty();
        if (option.isEmpty() && GnuConventions.isOwnDirective(word)) {
            return;
        }
        if (option.isEmpty() || !option.get().allowedInDirective()) {
            diagnostics.report(Diagnostic.in(objectName, LinkProblem.UNKNOWN_DIRECTIVE, word));
            return;
        }
        Setting setting = OptionText.setting(option.get(), word, objectName, diagnostics);
        if (isSingle(option.get()) && fromCommandLine.contains(option.get())) {
            return;
        }
        effects.apply(setting, objectName);
    }

    /** Options of which a directive's value gives way to the command line's. */
    private static boolean isSingle(LinkOption option) {
        return option == LinkOption.SUBSYSTEM || option == LinkOption.STACK || option == LinkOption.HEAP;
    }

    // What follows from several options

    /** The command line. */
    List<String> arguments() {
        return arguments;
    }

    /** Objects and libraries as they were named. */
    public List<String> inputs() {
        return inputs;
    }

    /** {@code /LIBPATH}, in order. */
    public List<String> libraryPaths() {
        return libraryPaths;
    }

    public boolean logo() {
        return logo;
    }

    /** {@code /DEF}. */
    Optional<String> definitionFile() {
        return definitionFile;
    }

    /** Adds what a module definition says; the command line's own options count more. */
    void define(ModuleDefinition definition, String file) {
        dll |= definition.isLibrary();
        exports.addAll(definition.exports());
        definition.options().forEach(text -> {
            LinkOption option = LinkOption.named(OptionText.name(text)).orElseThrow();
            if (!fromCommandLine.contains(option) || option == LinkOption.SECTION) {
                effects.apply(OptionText.setting(option, text, file, diagnostics), file);
            }
        });
        definition.name().ifPresent(name -> nameImage(name, file));
    }

    /** The address that a file gives for {@code /BASE}'s key. */
    void setBase(String address, String file) {
        effects.apply(OptionText.setting(LinkOption.BASE, "/base:" + address, file, diagnostics), file);
    }

    private void nameImage(String name, String file) {
        String full = FileNames.hasExtension(name) ? name : name + (dll ? ".dll" : ".exe");
        if (out.isEmpty()) {
            out = Optional.of(full);
        } else if (!FileNames.last(outputName()).equalsIgnoreCase(full)) {
            diagnostics.report(Diagnostic.in(file, LinkProblem.OUT_DIFFERS, full, outputName()));
        }
    }

    public Optional<String> stubFile() {
        return stubFile;
    }

    /**
     * Of the image: {@code /OUT}, or the first input's name with the extension for its kind. Unix' devices have no
     * extension.
     */
    public String outputName() {
        String extension = dll ? ".dll" : ".exe";
        if (out.isPresent()) {
            String name = out.get();
            return FileNames.hasExtension(name) || name.startsWith("/dev/") ? name : name + extension;
        }
        return FileNames.withoutExtension(FileNames.last(inputs.isEmpty() ? "a" : inputs.get(0))) + extension;
    }

    /** Of the import library, written when anything is exported. */
    public String importLibraryName() {
        return importLibrary.isPresent() ? importLibrary.get() : FileNames.withoutExtension(outputName()) + ".lib";
    }

    /** Of the export table as an object, which stands beside the import library. */
    String exportFileName() {
        return FileNames.withoutExtension(importLibraryName()) + ".exp";
    }

    /** Of the map, when one is asked for. */
    public Optional<String> mapName() {
        return map
                ? mapFile.or(() -> Optional.of(FileNames.withoutExtension(outputName()) + ".map"))
                : Optional.empty();
    }

    /** True for a warning that {@code /IGNORE} names, as {@code 4044} or {@code LNK4044}. */
    public boolean ignores(Diagnostic diagnostic) {
        String code = diagnostic.problem().code();
        return diagnostic.severity() == Severity.WARNING
                && (ignored.contains(code) || ignored.contains(code.substring("LNK".length())));
    }

    /** {@code /WHOLEARCHIVE}. */
    boolean wantsAllOf(String library) {
        return everyWholeLibrary || wholeLibraries.contains(libraryKey(library));
    }

    int imageBase() {
        return base.orElse(dll ? DLL_BASE : EXE_BASE);
    }

    /** Link 6 leaves base relocations out of an EXE: nothing is loaded before it that could take its place. */
    boolean isFixed() {
        return fixed.orElse(!dll && !header.isDynamicBase() && !header.driver);
    }

    /** {@code /OPT:REF}. */
    boolean removesUnused() {
        return removeUnused.orElse(!debug.wanted);
    }

    /** {@code /OPT:ICF}. */
    boolean foldsEqual() {
        return foldEqual.orElse(!debug.wanted);
    }

    /** Where the program database goes, when there is one. */
    Optional<String> databaseName() {
        return debug.databaseName(outputName());
    }

    boolean excludes(String library) {
        return noDefaultLibraries || excludedLibraries.contains(libraryKey(library));
    }

    /** One spelling for {@code kernel32}, {@code KERNEL32.LIB} and {@code c:\lib\kernel32.lib}. */
    static String libraryKey(String name) {
        String key = FileNames.last(name).toLowerCase(Locale.ROOT);
        return key.endsWith(".lib") ? key : key + ".lib";
    }
}
