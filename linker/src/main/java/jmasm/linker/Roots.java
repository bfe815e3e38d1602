package jmasm.linker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.Subsystem;

/** Finds what the image is for: its entry point, its exports, the symbols that {@code /INCLUDE} wants, its subsystem. */
final class Roots {

    private static final String DLL_ENTRY = "_DllMainCRTStartup@12";
    private static final int MOST_CANDIDATES = 3;
    private static final String DLL_ENTRY_ARGUMENTS = "@12";

    private final LinkOptions options;
    private final SymbolTable symbols;
    private final Diagnostics problems;

    /** Made when a name is not found as it stands: a large program has many names. */
    private Optional<Map<String, SymbolSlot>> undecorated = Optional.empty();

    private Optional<SymbolSlot> entry = Optional.empty();
    private final List<Export> exports = new ArrayList<>();

    Roots(LinkOptions options, SymbolTable symbols, Diagnostics problems) {
        this.options = options;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** Empty for a DLL without one. */
    Optional<SymbolSlot> entry() {
        return entry;
    }

    List<Export> exports() {
        return exports;
    }

    /** Refers to those that some file defines or offers, which may make libraries give more members. */
    void request() {
        undecorated = Optional.empty();
        for (String name : options.includes) {
            symbols.reference(name);
        }
        requestAlternatives();
        findEntry();
        for (ExportRequest request : options.exports) {
            if (!request.isForwarder()) {
                known(request.internal().orElse(request.name()));
            }
        }
    }

    /** Once no file is added: what is still unknown becomes an undefined symbol. */
    void settle() {
        request();
        if (options.entry.isPresent() && wantsEntry()) {
            entry = Optional.of(namedSymbol(options.entry.get()));
        }
        for (ExportRequest request : options.exports) {
            exports.add(request.isForwarder() ? forwarder(request) : symbolExport(request));
        }
    }

    private void requestAlternatives() {
        for (Map.Entry<String, String> pair : options.alternateNames.entrySet()) {
            Optional<SymbolSlot> slot = symbols.find(pair.getKey());
            if (slot.isPresent() && !SymbolTable.isKnown(slot.get())) {
                SymbolSlot other = symbols.reference(pair.getValue());
                slot.get().set(new LinkSymbol.Undefined(Optional.of(other), Optional.empty()));
            }
        }
    }

    // Entry point

    private boolean wantsEntry() {
        return !(options.dll && options.noEntry);
    }

    private void findEntry() {
        if (wantsEntry()) {
            entry = options.entry.isPresent() ? known(options.entry.get()) : defaultEntry();
        }
    }

    /** A name as the user wrote it: as it stands, as a cdecl function, as a stdcall function of any arguments. */
    private SymbolSlot namedSymbol(String name) {
        Optional<SymbolSlot> known = known(name);
        boolean decorated = "_?@".indexOf(name.charAt(0)) >= 0;
        return known.isPresent() ? known.get() : symbols.reference(decorated ? name : "_" + name);
    }

    private Optional<SymbolSlot> known(String name) {
        for (String form : List.of(name, "_" + name)) {
            Optional<SymbolSlot> slot = symbols.findOrOffered(form);
            if (slot.isPresent() && SymbolTable.isKnown(slot.get())) {
                return Optional.of(symbols.reference(slot.get().name()));
            }
        }
        if (undecorated.isEmpty()) {
            undecorated = Optional.of(symbols.byUndecoratedName());
        }
        SymbolSlot decorated = undecorated.get().get(name);
        return decorated == null ? Optional.empty() : Optional.of(symbols.reference(decorated.name()));
    }

    private Optional<SymbolSlot> defaultEntry() {
        if (options.dll) {
            return known(DLL_ENTRY);
        }
        boolean windows = options.subsystem.equals(Optional.of(Subsystem.WINDOWS_GUI));
        for (String name : windows
                ? List.of("WinMainCRTStartup", "wWinMainCRTStartup")
                : List.of("mainCRTStartup", "wmainCRTStartup")) {
            Optional<SymbolSlot> slot = known(name);
            if (slot.isPresent()) {
                return slot;
            }
        }
        return options.subsystem.isEmpty() ? known("WinMainCRTStartup") : Optional.empty();
    }

    /** The image must begin somewhere; link's message is kept, and what it might be is added. */
    void checkEntry(List<ObjectFile> objects) {
        if (entry.isEmpty() && wantsEntry()) {
            Diagnostic diagnostic = Diagnostic.in(OptionText.TOOL, LinkProblem.NO_ENTRY_POINT);
            List<String> candidates = candidates(objects);
            String hint = options.dll
                    ? "name it with END or /ENTRY, or use /NOENTRY for a DLL without code to start"
                    : "end the source with END and the label, or use /ENTRY:name";
            problems.report(diagnostic.withHint(
                    candidates.isEmpty() ? hint : hint + "; it may be " + String.join(" or ", candidates)));
        }
        warnOfDllEntry();
    }

    private static List<String> candidates(List<ObjectFile> objects) {
        List<String> names = new ArrayList<>();
        for (ObjectFile object : objects) {
            object.object().symbols().stream()
                    .filter(symbol -> symbol.isExternal() && symbol.sectionNumber() > 0)
                    .filter(symbol -> object.chunk(symbol.sectionNumber())
                            .map(SectionChunk::isCode)
                            .orElse(false))
                    .map(symbol -> Decoration.bare(symbol.name()))
                    .forEach(names::add);
        }
        names.sort(Comparator.comparingInt(Roots::rank));
        return names.subList(0, Math.min(MOST_CANDIDATES, names.size()));
    }

    private static int rank(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("main") || lower.contains("start") ? 0 : 1;
    }

    private void warnOfDllEntry() {
        if (options.dll && entry.isPresent() && Decoration.isStdcall(entry.get().name())) {
            String name = entry.get().name();
            if (!name.endsWith(DLL_ENTRY_ARGUMENTS)) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NOT_A_DLL_ENTRY, name));
            }
        }
    }

    // Subsystem

    /** As link infers it: from main or WinMain, or from the entry of the C run-time library that calls them. */
    Subsystem subsystem() {
        if (options.subsystem.isPresent()) {
            return options.subsystem.get();
        }
        if (options.header.driver) {
            return Subsystem.NATIVE;
        }
        if (options.dll
                || symbols.isDefined("_WinMain@16")
                || symbols.isDefined("_wWinMain@16")
                || entryIs("WinMainCRTStartup")) {
            return Subsystem.WINDOWS_GUI;
        }
        if (!symbols.isDefined("_main") && !symbols.isDefined("_wmain") && !entryIs("mainCRTStartup")) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NO_SUBSYSTEM)
                    .withHint("use /SUBSYSTEM:CONSOLE or /SUBSYSTEM:WINDOWS"));
        }
        return Subsystem.WINDOWS_CUI;
    }

    private boolean entryIs(String name) {
        return entry.isPresent() && Decoration.bare(entry.get().name()).endsWith(name);
    }

    // Exports

    /** {@code HeapAlloc=NTDLL.RtlAllocateHeap}; {@code HeapAlloc@12=…} tells the import library the decorated symbol. */
    private static Export forwarder(ExportRequest request) {
        String symbol = "_" + request.name();
        return new Export(
                Decoration.isStdcall(symbol) ? Decoration.withoutStdcall(symbol) : request.name(),
                symbol,
                Optional.empty(),
                request.internal(),
                request);
    }

    /**
     * A name that was given as the symbol's own is exported as link does, less the underscore of a cdecl function; a
     * name that leads to a decorated symbol is exported as it was given.
     */
    private Export symbolExport(ExportRequest request) {
        SymbolSlot slot = namedSymbol(request.internal().orElse(request.name()));
        boolean namedInFull = request.internal().isEmpty() && slot.name().equals(request.name());
        String name = namedInFull ? Decoration.exported(request.name()) : request.name();
        String symbol = request.internal().isEmpty() ? slot.name() : Decoration.like(slot.name(), request.name());
        return new Export(name, symbol, Optional.of(slot), Optional.empty(), request);
    }
}
