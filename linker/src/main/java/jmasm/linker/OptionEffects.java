package jmasm.linker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.Version;

/** What each option of {@link LinkOption} changes; javac keeps the list complete. */
final class OptionEffects {

    /** As a power of two: 8,192 bytes. */
    private static final int LARGEST_COMMON_ALIGNMENT = 13;

    private static final int FIRST_SUBSYSTEM_VERSION = 3;

    private static final String ALIGN = "ALIGN=";

    /** What the loader finds by directories that the linker fills when all else is in its place. */
    private static final Set<String> NEVER_MERGED = Set.of(".rsrc", ".reloc");

    /** Of x86: room for a jump, where a function is to be patched while it runs. */
    private static final int FUNCTION_PADDING = 5;

    private final LinkOptions options;
    private final OptionChoices choices;
    private final Diagnostics diagnostics;

    OptionEffects(LinkOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.choices = new OptionChoices(options);
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
            case ALLOWBIND -> options.header.noBind = !value.yesOrNo();
            case ALLOWISOLATION -> options.header.noIsolation = !value.yesOrNo();
            case APPCONTAINER -> options.header.appContainer = true;
            case BASE -> setBase(setting, value);
            case BREPRO -> options.debug.reproducible = true;
            case CETCOMPAT -> options.debug.shadowStackCompatible = value.yesOrNo();
            case DEBUG -> choices.setDebug(setting, value);
            case DEF -> options.definitionFile = setting.value();
            case DEFAULTLIB -> options.defaultLibraries.add(setting.argument());
            case DELAYLOAD -> options.delayLoads.add(setting.argument().toLowerCase(Locale.ROOT));
            case DLL -> options.dll = true;
            case DRIVER -> choices.setDriver(setting, value);
            case DYNAMICBASE -> options.header.dynamicBase = Optional.of(value.yesOrNo());
            case EMITTOOLVERSIONINFO -> options.header.toolVersions = value.yesOrNo();
            case ENTRY -> setEntry(setting, place);
            case EXPORT ->
                options.exports.add(ExportRequest.parse(setting.argument()).orElseThrow(value::syntax));
            case FILEALIGN -> options.fileAlignment = value.alignment();
            case FIXED -> options.fixed = Optional.of(value.yesOrNo());
            case FORCE -> choices.setForce(setting, value);
            case FUNCTIONPADMIN ->
                options.functionPadding = setting.value().isPresent() ? value.number() : FUNCTION_PADDING;
            case HEAP -> options.heap = value.reserve(options.heap);
            case IGNORE -> options.ignored.addAll(List.of(setting.argument().split(",")));
            case IMPLIB -> options.importLibrary = setting.value();
            case INCREMENTAL -> options.incremental = value.yesOrNo();
            case INCLUDE -> options.includes.add(setting.argument());
            case INTEGRITYCHECK -> options.header.integrityCheck = true;
            case LARGEADDRESSAWARE -> options.header.largeAddressAware = value.yesOrNo();
            case LIBPATH -> options.libraryPaths.add(setting.argument());
            case LINKREPRO -> options.reproductionFolder = setting.value();
            case LINKVERSION ->
                options.header.linkVersion = LinkVersion.of(setting.argument()).orElseThrow(value::syntax);
            case MACHINE -> checkMachine(setting, place);
            case MANIFEST -> choices.setManifest(setting, value);
            case MANIFESTDEPENDENCY -> options.manifest.dependencies.add(setting.argument());
            case MANIFESTFILE -> options.manifest.file = setting.value();
            case MANIFESTINPUT -> options.manifest.inputs.add(setting.argument());
            case MANIFESTUAC -> choices.setPrivileges(setting);
            case MAP -> {
                options.map = true;
                options.mapFile = setting.value();
            }
            case MAPINFO -> setMapInformation(setting, value, place);
            case MERGE -> setMerge(value.assignment(), value, place);
            case NODEFAULTLIB -> {
                options.noDefaultLibraries |= setting.value().isEmpty();
                setting.value().ifPresent(name -> options.excludedLibraries.add(LinkOptions.libraryKey(name)));
            }
            case NOENTRY -> options.noEntry = true;
            case NOEXP -> options.noExportFile = true;
            case NOLOGO -> options.logo = false;
            case NXCOMPAT -> options.header.nxCompatible = Optional.of(value.yesOrNo());
            case OPT -> choices.setOptimizations(setting, value);
            case ORDER -> options.orderFile = Optional.of(value.file());
            case OUT -> options.out = setting.value();
            case PDB -> options.debug.database = setting.value();
            case PDBALTPATH -> options.debug.alternatePath = setting.value();
            case PDBSTRIPPED -> {
                options.debug.stripped = true;
                options.debug.strippedDatabase = setting.value();
            }
            case RELEASE -> options.header.release = true;
            case SAFESEH -> options.safeHandlers = Optional.of(value.yesOrNo());
            case SECTION -> setSectionAttributes(value);
            case STACK -> options.stack = value.reserve(options.stack);
            case STUB -> options.stubFile = setting.value();
            case SUBSYSTEM -> setSubsystem(setting, value, place);
            case SWAPRUN -> choices.setSwapRun(setting, value);
            case TIME -> options.showTime = true;
            case TIMESTAMP -> options.timeStamp = value.number();
            case TSAWARE -> options.header.terminalServerAware = Optional.of(value.yesOrNo());
            case VERBOSE -> choices.setVerbose(setting, value);
            case VERSION -> options.header.imageVersion = value.version();
            case WHOLEARCHIVE -> {
                options.everyWholeLibrary |= setting.value().isEmpty();
                setting.value().ifPresent(name -> options.wholeLibraries.add(LinkOptions.libraryKey(name)));
            }
            case WX -> options.warningsAreErrors = value.yesOrNo();
            case LIB,
                    CGTHREADS,
                    COMMENT,
                    DEBUGTYPE,
                    DISALLOWLIB,
                    EDITANDCONTINUE,
                    EMITPOGOPHASEINFO,
                    EMITVOLATILEMETADATA,
                    ERRORREPORT,
                    EXETYPE,
                    EXPERIMENTAL,
                    FAILIFMISMATCH,
                    FASTFAIL,
                    FULLBUILD,
                    GPSIZE,
                    GUARDSYM,
                    HIGHENTROPYVA,
                    ILK,
                    INFERASANLIBS,
                    LAST,
                    LINK50COMPAT,
                    LTCGOUT,
                    NOCOFFGRPINFO,
                    NOVCFEATURE,
                    PDBCOMPRESS,
                    PDBPAGESIZE,
                    PDBTYPE,
                    THROWINGNEW,
                    VXD,
                    WARN,
                    WS -> {
                // Accepted: see LinkOption.
            }
            case ARM64XFUNCTIONPADMINX64,
                    ASSEMBLYDEBUG,
                    ASSEMBLYLINKRESOURCE,
                    ASSEMBLYMODULE,
                    ASSEMBLYRESOURCE,
                    CLRIMAGETYPE,
                    CLRLOADEROPTIMIZATION,
                    CLRSUPPORTLASTERROR,
                    CLRTHREADATTRIBUTE,
                    CLRUNMANAGEDCODECHECK,
                    DELAY,
                    DELAYSIGN,
                    DEPENDENTLOADFLAG,
                    DYNAMICDEOPT,
                    FASTGENPROFILE,
                    GENPROFILE,
                    GUARD,
                    IDLOUT,
                    IGNOREIDL,
                    KERNEL,
                    KEYCONTAINER,
                    KEYFILE,
                    LINKREPROFULLPATHRSP,
                    LINKREPROTARGET,
                    LTCG,
                    MIDL,
                    NATVIS,
                    NOASSEMBLY,
                    NOFUNCTIONPADSECTION,
                    PGD,
                    POGOSAFEMODE,
                    PROFILE,
                    SOURCELINK,
                    SPD,
                    SPGO,
                    TLBID,
                    TLBOUT,
                    USEPROFILE,
                    WINMD,
                    WINMDDELAYSIGN,
                    WINMDFILE,
                    WINMDKEYCONTAINER,
                    WINMDKEYFILE -> notHere(setting, place);
        }
    }

    private void setMapInformation(Setting setting, OptionValue value, String place) {
        for (String kind : setting.argument().toUpperCase(Locale.ROOT).split(",")) {
            switch (kind) {
                case "EXPORTS" -> options.mapExports = true;
                case "LINES", "FIXUPS" -> notHere(setting, place, "the map lists no lines and no relocations");
                default -> throw value.syntax();
            }
        }
    }

    private void notHere(Setting setting, String place) {
        notHere(setting, place, setting.option().note());
    }

    private void notHere(Setting setting, String place, String why) {
        diagnostics.report(Diagnostic.in(place, LinkProblem.OPTION_NOT_HERE, setting.text())
                .withHint(why));
    }

    private void setMerge(OptionValue.Pair pair, OptionValue value, String place) {
        if (NEVER_MERGED.contains(pair.left()) || NEVER_MERGED.contains(pair.right())) {
            throw value.wrong(".rsrc and .reloc stay sections of their own");
        }
        String known = options.merges.putIfAbsent(pair.left(), pair.right());
        if (known != null && !known.equals(pair.right())) {
            diagnostics.report(Diagnostic.in(place, LinkProblem.MERGED_ALREADY, pair.left(), pair.right(), known));
        }
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

    /** An address, or {@code @file,key} for a row of a file that gives each image of a product its own. */
    private void setBase(Setting setting, OptionValue value) {
        if (setting.argument().startsWith("@")) {
            OptionValue.Pair pair = value.listed();
            options.baseFile = Optional.of(new OptionValue.Pair(pair.left().substring(1), pair.right()));
        } else {
            int comma = setting.argument().indexOf(',');
            String address = comma < 0 ? setting.argument() : setting.argument().substring(0, comma);
            options.base = Optional.of(value.base(address));
            if (comma >= 0) {
                int size = value.number(setting.argument().substring(comma + 1));
                options.largestSize = Optional.of(size);
            }
        }
    }

    private void checkMachine(Setting setting, String place) {
        String machine = setting.argument().toUpperCase(Locale.ROOT);
        if (!machine.equals("X86") && !machine.equals("IX86") && !machine.equals("I386")) {
            diagnostics.report(Diagnostic.in(place, LinkProblem.NOT_YET, setting.text())
                    .withHint("it makes images for 32-bit x86 only"));
        }
    }

    private void setSectionAttributes(OptionValue value) {
        String[] parts = value.text().split(",", -1);
        boolean aligned = parts.length > 1 && parts[parts.length - 1].regionMatches(true, 0, ALIGN, 0, ALIGN.length());
        int letters = aligned ? parts.length - 1 : parts.length;
        if (parts[0].isEmpty() || letters > 2 || parts.length < 2) {
            throw value.syntax();
        }
        if (letters == 2) {
            options.sectionAttributes.put(
                    parts[0], SectionAttributeLetters.parse(parts[1]).orElseThrow(value::syntax));
        }
        if (aligned) {
            options.sectionAlignments.put(
                    parts[0], value.sectionAlignment(parts[parts.length - 1].substring(ALIGN.length())));
        }
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
                options.header.subsystemVersion = wanted;
            }
        }
    }
}
