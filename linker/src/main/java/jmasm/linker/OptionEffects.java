package jmasm.linker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.Version;

/** What each option of {@link LinkOption} changes; javac keeps the list complete. */
final class OptionEffects {

    /** As a power of two: 8,192 bytes. */
    private static final int LARGEST_COMMON_ALIGNMENT = 13;

    private static final int FIRST_SUBSYSTEM_VERSION = 3;

    private final LinkOptions options;
    private final Diagnostics diagnostics;

    OptionEffects(LinkOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /**
     * @param place how messages call where the option stands: the tool or a file
     * @throws jmasm.base.FatalProblem reported as well, when the value makes no sense
     */
    void apply(Setting setting, String place) {
        OptionValue value = new OptionValue(setting, place, diagnostics);
        switch (setting.option()) {
            case ALIGN -> options.alignment = value.alignment();
            case ALIGNCOMM -> setCommonAlignment(value);
            case ALTERNATENAME -> put(options.alternateNames, value.assignment());
            case BASE -> options.base = Optional.of(value.base(setting.argument()));
            case DEF -> options.definitionFile = setting.value();
            case DEFAULTLIB -> options.defaultLibraries.add(setting.argument());
            case DLL -> options.dll = true;
            case DYNAMICBASE -> options.dynamicBase = value.yesOrNo();
            case ENTRY -> setEntry(setting, place);
            case EXPORT ->
                options.exports.add(ExportRequest.parse(setting.argument()).orElseThrow(value::syntax));
            case FILEALIGN -> options.fileAlignment = value.alignment();
            case FIXED -> options.fixed = Optional.of(value.yesOrNo());
            case FORCE -> setForce(setting, value, place);
            case HEAP -> options.heap = value.reserve(options.heap);
            case IGNORE -> options.ignored.addAll(List.of(setting.argument().split(",")));
            case IMPLIB -> options.importLibrary = setting.value();
            case INCREMENTAL -> options.incremental = value.yesOrNo();
            case INCLUDE -> options.includes.add(setting.argument());
            case LARGEADDRESSAWARE -> options.largeAddressAware = value.yesOrNo();
            case LIBPATH -> options.libraryPaths.add(setting.argument());
            case MACHINE -> checkMachine(setting, place);
            case MAP -> {
                options.map = true;
                options.mapFile = setting.value();
            }
            case MAPINFO -> {
                if (!setting.argument().equalsIgnoreCase("EXPORTS")) {
                    throw value.syntax();
                }
                options.mapExports = true;
            }
            case MERGE -> put(options.merges, value.assignment());
            case NODEFAULTLIB -> {
                options.noDefaultLibraries |= setting.value().isEmpty();
                setting.value().ifPresent(name -> options.excludedLibraries.add(LinkOptions.libraryKey(name)));
            }
            case NOENTRY -> options.noEntry = true;
            case NOLOGO -> options.logo = false;
            case NXCOMPAT -> options.nxCompatible = value.yesOrNo();
            case OPT -> setOptimizations(setting, value);
            case OUT -> options.out = setting.value();
            case RELEASE -> options.release = true;
            case SAFESEH -> options.safeHandlers = Optional.of(value.yesOrNo());
            case SECTION -> setSectionAttributes(value);
            case STACK -> options.stack = value.reserve(options.stack);
            case STUB -> options.stubFile = setting.value();
            case SUBSYSTEM -> setSubsystem(setting, value, place);
            case TIMESTAMP -> options.timeStamp = value.number();
            case TSAWARE -> options.terminalServerAware = value.yesOrNo();
            case VERBOSE -> options.verbose = true;
            case VERSION -> options.version = value.version();
            case WHOLEARCHIVE -> {
                options.everyWholeLibrary |= setting.value().isEmpty();
                setting.value().ifPresent(name -> options.wholeLibraries.add(LinkOptions.libraryKey(name)));
            }
            case WX -> options.warningsAreErrors = value.yesOrNo();
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

    private void notYet(Setting setting, String place) {
        diagnostics.report(Diagnostic.in(place, LinkProblem.OPTION_NOT_YET, setting.text()));
    }

    /** The first counts. */
    private static void put(Map<String, String> pairs, OptionValue.Pair pair) {
        pairs.putIfAbsent(pair.left(), pair.right());
    }

    /** {@code -aligncomm:"symbol",n}: two to the nth. */
    private void setCommonAlignment(OptionValue value) {
        OptionValue.Pair pair = value.listed();
        int power = value.number(pair.right());
        if (power < 0 || power > LARGEST_COMMON_ALIGNMENT) {
            throw value.syntax();
        }
        options.commonAlignments.merge(pair.left(), 1 << power, Math::max);
    }

    private void setEntry(Setting setting, String place) {
        if (options.entry.isPresent() && !place.equals(OptionText.TOOL)) {
            if (!options.entry.get().equals(setting.argument())) {
                diagnostics.report(Diagnostic.in(
                        place, LinkProblem.DIRECTIVE_IGNORED, setting.text(), "/ENTRY:" + options.entry.get()));
            }
            return;
        }
        options.entry = setting.value();
    }

    private void setForce(Setting setting, OptionValue value, String place) {
        String kind = setting.value().orElse("MULTIPLE").toUpperCase(Locale.ROOT);
        switch (kind) {
            case "MULTIPLE" -> options.forceMultiple = true;
            case "UNRESOLVED" -> notYet(setting, place);
            default -> throw value.syntax();
        }
    }

    private void checkMachine(Setting setting, String place) {
        String machine = setting.argument().toUpperCase(Locale.ROOT);
        if (!machine.equals("X86") && !machine.equals("IX86") && !machine.equals("I386")) {
            diagnostics.report(Diagnostic.in(place, LinkProblem.NOT_YET, setting.text()));
        }
    }

    private void setOptimizations(Setting setting, OptionValue value) {
        for (String choice : setting.argument().split(",", -1)) {
            switch (choice.toUpperCase(Locale.ROOT)) {
                case "REF" -> options.removeUnused = true;
                case "NOREF" -> options.removeUnused = false;
                case "ICF", "NOICF", "LBR", "NOLBR", "WIN98", "NOWIN98" -> {
                    // No folding is done; LBR concerns ARM; WIN98 alignment is /FILEALIGN:4096.
                }
                default -> throw value.syntax();
            }
        }
    }

    private void setSectionAttributes(OptionValue value) {
        OptionValue.Pair pair = value.listed();
        options.sectionAttributes.put(
                pair.left(), SectionAttributeLetters.parse(pair.right()).orElseThrow(value::syntax));
    }

    private void setSubsystem(Setting setting, OptionValue value, String place) {
        int comma = setting.argument().indexOf(',');
        String name = comma < 0 ? setting.argument() : setting.argument().substring(0, comma);
        options.subsystem = Optional.of(value.subsystem(name));
        if (comma >= 0) {
            String text = setting.argument().substring(comma + 1);
            Optional<Version> wanted = Numbers.version(text);
            if (wanted.isEmpty() || wanted.get().major() < FIRST_SUBSYSTEM_VERSION) {
                diagnostics.report(Diagnostic.in(place, LinkProblem.BAD_SUBSYSTEM_VERSION, text));
            } else {
                options.subsystemVersion = wanted.get();
            }
        }
    }
}
