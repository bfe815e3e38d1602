package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.base.Severity;
import jmasm.coff.Subsystem;
import jmasm.coff.Version;

/**
 * What a link was asked to do: the command line, to which the directives of objects add while they are read. An option
 * of the command line is never changed by a directive. Defaults are those of link 6, so that images load on XP.
 *
 * <p>To add an option: a constant in {@link LinkOption}, a case in {@link #set}, a field here.
 */
public final class LinkOptions {

    private static final int EXE_BASE = 0x0040_0000;
    private static final int DLL_BASE = 0x1000_0000;
    private static final int PAGE = 0x1000;
    private static final int FILE_ALIGNMENT = 0x200;
    private static final int MEGABYTE = 0x10_0000;

    /** As a power of two: 8,192 bytes. */
    private static final int LARGEST_COMMON_ALIGNMENT = 13;

    private static final int LARGEST_ALIGNMENT = 0x1000_0000;

    /** How much to reserve and to commit at once, in bytes. */
    record Reserve(int reserve, int commit) {}

    /** Changed attributes of a section: IMAGE_SCN_MEM_* to set and to clear. */
    record SectionAttributes(int set, int clear) {}

    private final List<String> inputs = new ArrayList<>();
    private final List<String> libraryPaths = new ArrayList<>();
    private Optional<String> out = Optional.empty();
    private Optional<String> importLibrary = Optional.empty();
    private Optional<String> mapFile = Optional.empty();
    private Optional<String> stubFile = Optional.empty();
    private Optional<String> definitionFile = Optional.empty();
    private boolean logo = true;

    boolean dll;
    boolean noEntry;
    boolean map;
    boolean forceMultiple;
    boolean release;
    boolean verbose;
    boolean warningsAreErrors;
    boolean dynamicBase;
    boolean nxCompatible;
    boolean terminalServerAware;
    boolean largeAddressAware;
    boolean removeUnused = true;
    boolean noDefaultLibraries;
    boolean mapExports;
    boolean incremental;
    boolean everyWholeLibrary;
    int timeStamp;
    int alignment = PAGE;
    int fileAlignment = FILE_ALIGNMENT;
    Version version = Version.ZERO;
    Version subsystemVersion = DEFAULT_SUBSYSTEM_VERSION;
    Reserve stack = new Reserve(MEGABYTE, PAGE);
    Reserve heap = new Reserve(MEGABYTE, PAGE);
    Optional<Subsystem> subsystem = Optional.empty();
    Optional<String> entry = Optional.empty();

    /** Empty: a table is made where all objects and a load configuration allow it. */
    Optional<Boolean> safeHandlers = Optional.empty();

    final List<ExportRequest> exports = new ArrayList<>();
    final List<String> defaultLibraries = new ArrayList<>();
    final Set<String> excludedLibraries = new LinkedHashSet<>();
    final Set<String> wholeLibraries = new LinkedHashSet<>();
    final Set<String> includes = new LinkedHashSet<>();

    /** Of communal variables, in bytes, by symbol. */
    final Map<String, Integer> commonAlignments = new LinkedHashMap<>();

    private final Set<String> ignored = new LinkedHashSet<>();
    final Map<String, String> alternateNames = new LinkedHashMap<>();
    final Map<String, String> merges = new LinkedHashMap<>();
    final Map<String, SectionAttributes> sectionAttributes = new LinkedHashMap<>();

    static final Version DEFAULT_SUBSYSTEM_VERSION = new Version(4, 0);

    private Optional<Integer> base = Optional.empty();
    private Optional<Boolean> fixed = Optional.empty();

    /** Options that the command line has set: directives leave them alone. */
    private final Set<LinkOption> fromCommandLine = new LinkedHashSet<>();

    private final Diagnostics diagnostics;

    public LinkOptions(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
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
        if (!OptionText.isOption(argument)) {
            inputs.add(argument);
            return;
        }
        Optional<LinkOption> option =
                LinkOption.named(OptionText.name(argument)).filter(LinkOption::allowedOnCommandLine);
        if (option.isEmpty()) {
            diagnostics.report(Diagnostic.in(OptionText.TOOL, LinkProblem.UNKNOWN_OPTION, argument));
            return;
        }
        fromCommandLine.add(option.get());
        set(OptionText.setting(option.get(), argument, OptionText.TOOL, diagnostics), OptionText.TOOL);
    }

    /** Adds one word of a {@code .drectve} section. */
    void addDirective(String word, String objectName) {
        Optional<LinkOption> option = OptionText.isOption(word)
                ? LinkOption.named(OptionText.name(word)).filter(LinkOption::allowedInDirective)
                : Optional.empty();
        if (option.isEmpty()) {
            diagnostics.report(Diagnostic.in(objectName, LinkProblem.UNKNOWN_DIRECTIVE, word));
            return;
        }
        Setting setting = OptionText.setting(option.get(), word, objectName, diagnostics);
        if (isSingle(option.get()) && fromCommandLine.contains(option.get())) {
            return;
        }
        set(setting, objectName);
    }

    /** Options of which a directive's value gives way to the command line's. */
    private static boolean isSingle(LinkOption option) {
        return option == LinkOption.SUBSYSTEM || option == LinkOption.STACK || option == LinkOption.HEAP;
    }

    private void set(Setting setting, String place) {
        switch (setting.option()) {
            case ALIGN -> alignment = alignment(setting, place);
            case ALIGNCOMM -> setCommonAlignment(setting, place);
            case ALTERNATENAME -> putPair(alternateNames, setting, place);
            case BASE -> base = Optional.of(base(setting, place));
            case DEF -> definitionFile = setting.value();
            case DEFAULTLIB -> defaultLibraries.add(setting.argument());
            case DLL -> dll = true;
            case DYNAMICBASE -> dynamicBase = yesOrNo(setting, place);
            case ENTRY -> setEntry(setting, place);
            case EXPORT -> addExport(setting, place);
            case FILEALIGN -> fileAlignment = alignment(setting, place);
            case FIXED -> fixed = Optional.of(yesOrNo(setting, place));
            case FORCE -> setForce(setting, place);
            case HEAP -> heap = reserve(setting, place, heap);
            case IGNORE -> ignored.addAll(List.of(setting.argument().split(",")));
            case IMPLIB -> importLibrary = setting.value();
            case INCREMENTAL -> incremental = yesOrNo(setting, place);
            case INCLUDE -> includes.add(setting.argument());
            case LARGEADDRESSAWARE -> largeAddressAware = yesOrNo(setting, place);
            case LIBPATH -> libraryPaths.add(setting.argument());
            case MACHINE -> checkMachine(setting, place);
            case MAP -> {
                map = true;
                mapFile = setting.value();
            }
            case MAPINFO -> {
                if (!setting.argument().equalsIgnoreCase("EXPORTS")) {
                    throw syntax(setting, place);
                }
                mapExports = true;
            }
            case MERGE -> putPair(merges, setting, place);
            case NODEFAULTLIB -> {
                noDefaultLibraries |= setting.value().isEmpty();
                setting.value().ifPresent(name -> excludedLibraries.add(libraryKey(name)));
            }
            case NOENTRY -> noEntry = true;
            case NOLOGO -> logo = false;
            case NXCOMPAT -> nxCompatible = yesOrNo(setting, place);
            case OPT -> setOptimizations(setting, place);
            case OUT -> out = setting.value();
            case RELEASE -> release = true;
            case SAFESEH -> safeHandlers = Optional.of(yesOrNo(setting, place));
            case SECTION -> setSectionAttributes(setting, place);
            case STACK -> stack = reserve(setting, place, stack);
            case STUB -> stubFile = setting.value();
            case SUBSYSTEM -> setSubsystem(setting, place);
            case TIMESTAMP -> timeStamp = number(setting, setting.argument(), place);
            case TSAWARE -> terminalServerAware = yesOrNo(setting, place);
            case VERBOSE -> verbose = true;
            case VERSION -> version = Numbers.version(setting.argument()).orElseThrow(() -> syntax(setting, place));
            case WHOLEARCHIVE -> {
                everyWholeLibrary |= setting.value().isEmpty();
                setting.value().ifPresent(name -> wholeLibraries.add(libraryKey(name)));
            }
            case WX -> warningsAreErrors = yesOrNo(setting, place);
            case LIB,
                    BREPRO,
                    DISALLOWLIB,
                    EDITANDCONTINUE,
                    ERRORREPORT,
                    FAILIFMISMATCH,
                    GUARDSYM,
                    NOEXP,
                    THROWINGNEW -> {
                // Accepted: see LinkOption.
            }
            case ALLOWBIND,
                    ALLOWISOLATION,
                    APPCONTAINER,
                    CETCOMPAT,
                    CLRIMAGETYPE,
                    DEBUG,
                    DEBUGTYPE,
                    DELAY,
                    DELAYLOAD,
                    DEPENDENTLOADFLAG,
                    DRIVER,
                    FUNCTIONPADMIN,
                    GUARD,
                    HIGHENTROPYVA,
                    INTEGRITYCHECK,
                    LTCG,
                    MANIFEST,
                    MANIFESTDEPENDENCY,
                    MANIFESTFILE,
                    MANIFESTINPUT,
                    MANIFESTUAC,
                    ORDER,
                    PDB,
                    PDBALTPATH,
                    PDBSTRIPPED,
                    PROFILE,
                    SWAPRUN -> notYet(setting, place);
        }
    }

    // What the values mean

    private void notYet(Setting setting, String place) {
        diagnostics.report(Diagnostic.in(place, LinkProblem.OPTION_NOT_YET, setting.text()));
    }

    /** Reports a value that makes no sense; the report throws, the return type only lets callers say so. */
    private RuntimeException syntax(Setting setting, String place) {
        return wrong(
                setting, place, "write /" + setting.option() + setting.option().argument());
    }

    private RuntimeException wrong(Setting setting, String place, String hint) {
        Diagnostic diagnostic =
                Diagnostic.in(place, LinkProblem.OPTION_SYNTAX, setting.text()).withHint(hint);
        diagnostics.report(diagnostic);
        return new FatalProblem(diagnostic);
    }

    private boolean yesOrNo(Setting setting, String place) {
        if (setting.value().isEmpty()) {
            return true;
        }
        if (!setting.argument().equalsIgnoreCase("NO")) {
            throw syntax(setting, place);
        }
        return false;
    }

    private int number(Setting setting, String text, String place) {
        return Numbers.parse(text).orElseThrow(() -> syntax(setting, place)).intValue();
    }

    private int alignment(Setting setting, String place) {
        int value = number(setting, setting.argument(), place);
        if (Integer.bitCount(value) != 1 || value < 16 || value > LARGEST_ALIGNMENT) {
            throw wrong(setting, place, "an alignment is a power of two from 16 to 0x10000000");
        }
        return value;
    }

    private int base(Setting setting, String place) {
        int value = number(setting, setting.argument(), place);
        if ((value & 0xFFFF) != 0) {
            throw wrong(setting, place, "the loader maps images at multiples of 0x10000 only");
        }
        return value;
    }

    private Reserve reserve(Setting setting, String place, Reserve old) {
        int comma = setting.argument().indexOf(',');
        String first = comma < 0 ? setting.argument() : setting.argument().substring(0, comma);
        int commit =
                comma < 0 ? old.commit() : number(setting, setting.argument().substring(comma + 1), place);
        return new Reserve(number(setting, first, place), commit);
    }

    /** {@code -aligncomm:"symbol",n}: two to the nth. */
    private void setCommonAlignment(Setting setting, String place) {
        int comma = setting.argument().lastIndexOf(',');
        int power = comma <= 0 ? -1 : number(setting, setting.argument().substring(comma + 1), place);
        if (power < 0 || power > LARGEST_COMMON_ALIGNMENT) {
            throw syntax(setting, place);
        }
        commonAlignments.merge(setting.argument().substring(0, comma), 1 << power, Math::max);
    }

    private void setEntry(Setting setting, String place) {
        if (entry.isPresent() && !place.equals(OptionText.TOOL)) {
            if (!entry.get().equals(setting.argument())) {
                diagnostics.report(
                        Diagnostic.in(place, LinkProblem.DIRECTIVE_IGNORED, setting.text(), "/ENTRY:" + entry.get()));
            }
            return;
        }
        entry = setting.value();
    }

    private void addExport(Setting setting, String place) {
        exports.add(ExportRequest.parse(setting.argument()).orElseThrow(() -> syntax(setting, place)));
    }

    private void setForce(Setting setting, String place) {
        String kind = setting.value().orElse("MULTIPLE").toUpperCase(Locale.ROOT);
        switch (kind) {
            case "MULTIPLE" -> forceMultiple = true;
            case "UNRESOLVED" -> notYet(setting, place);
            default -> throw syntax(setting, place);
        }
    }

    private void checkMachine(Setting setting, String place) {
        String machine = setting.argument().toUpperCase(Locale.ROOT);
        if (!machine.equals("X86") && !machine.equals("IX86") && !machine.equals("I386")) {
            diagnostics.report(Diagnostic.in(place, LinkProblem.NOT_YET, setting.text()));
        }
    }

    private void setOptimizations(Setting setting, String place) {
        for (String choice : setting.argument().split(",", -1)) {
            switch (choice.toUpperCase(Locale.ROOT)) {
                case "REF" -> removeUnused = true;
                case "NOREF" -> removeUnused = false;
                case "ICF", "NOICF", "LBR", "NOLBR", "WIN98", "NOWIN98" -> {
                    // No folding is done; LBR concerns ARM; WIN98 alignment is /FILEALIGN:4096.
                }
                default -> throw syntax(setting, place);
            }
        }
    }

    private void putPair(Map<String, String> pairs, Setting setting, String place) {
        String text = setting.argument();
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw syntax(setting, place);
        }
        pairs.putIfAbsent(text.substring(0, equals), text.substring(equals + 1));
    }

    private void setSectionAttributes(Setting setting, String place) {
        int comma = setting.argument().indexOf(',');
        Optional<SectionAttributes> attributes = comma <= 0
                ? Optional.empty()
                : SectionAttributeLetters.parse(setting.argument().substring(comma + 1));
        sectionAttributes.put(
                setting.argument().substring(0, Math.max(comma, 0)),
                attributes.orElseThrow(() -> syntax(setting, place)));
    }

    private void setSubsystem(Setting setting, String place) {
        int comma = setting.argument().indexOf(',');
        String name = comma < 0 ? setting.argument() : setting.argument().substring(0, comma);
        subsystem = Optional.of(subsystemNamed(name).orElseThrow(() -> syntax(setting, place)));
        if (comma >= 0) {
            String text = setting.argument().substring(comma + 1);
            Optional<Version> wanted = Numbers.version(text);
            if (wanted.isEmpty() || wanted.get().major() < 3) {
                diagnostics.report(Diagnostic.in(place, LinkProblem.BAD_SUBSYSTEM_VERSION, text));
            } else {
                subsystemVersion = wanted.get();
            }
        }
    }

    private static Optional<Subsystem> subsystemNamed(String name) {
        for (Subsystem subsystem : Subsystem.values()) {
            if (subsystem.linkName().equalsIgnoreCase(name)) {
                return Optional.of(subsystem);
            }
        }
        return Optional.empty();
    }

    // What follows from several options

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
                set(OptionText.setting(option, text, file, diagnostics), file);
            }
        });
        definition.name().ifPresent(name -> nameImage(name, file));
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

    /** Of the image: {@code /OUT}, or the first input's name with the extension for its kind. */
    public String outputName() {
        String extension = dll ? ".dll" : ".exe";
        return out.map(name -> FileNames.hasExtension(name) ? name : name + extension)
                .orElseGet(() ->
                        FileNames.withoutExtension(FileNames.last(inputs.isEmpty() ? "a" : inputs.get(0))) + extension);
    }

    /** Of the import library, written when anything is exported. */
    public String importLibraryName() {
        return importLibrary.orElseGet(() -> FileNames.withoutExtension(outputName()) + ".lib");
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
        return fixed.orElse(!dll && !dynamicBase);
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
