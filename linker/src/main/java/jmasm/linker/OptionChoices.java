package jmasm.linker;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The options whose value is one of several words, or a list of them; LNK1117 names a word that is none. */
final class OptionChoices {

    /** Choices of /VERBOSE about what jlink doesn't do. */
    private static final Set<String> NOTHING_TO_TELL = Set.of("INCR", "CLR", "UNUSEDDELAYLOAD");

    private final LinkOptions options;

    OptionChoices(LinkOptions options) {
        this.options = options;
    }

    void setForce(Setting setting, OptionValue value) {
        switch (setting.value().orElse("").toUpperCase(Locale.ROOT)) {
            case "" -> {
                options.forceMultiple = true;
                options.forceUnresolved = true;
            }
            case "MULTIPLE" -> options.forceMultiple = true;
            case "UNRESOLVED" -> options.forceUnresolved = true;
            default -> throw value.syntax();
        }
    }

    void setDebug(Setting setting, OptionValue value) {
        switch (setting.value().orElse("FULL").toUpperCase(Locale.ROOT)) {
            // FASTLINK leaves records in the objects to save time; a whole database serves as well.
            case "FULL", "FASTLINK" -> options.debug.wanted = true;
            case "NONE" -> options.debug.wanted = false;
            default -> throw value.syntax();
        }
    }

    void setDriver(Setting setting, OptionValue value) {
        options.header.driver = true;
        switch (setting.value().orElse("").toUpperCase(Locale.ROOT)) {
            case "" -> {
                // A driver of no special kind.
            }
            case "WDM" -> options.header.wdmDriver = true;
            case "UPONLY" -> options.header.uniprocessorDriver = true;
            default -> throw value.syntax();
        }
    }

    void setSwapRun(Setting setting, OptionValue value) {
        for (String choice : setting.argument().split(",", -1)) {
            switch (choice.toUpperCase(Locale.ROOT)) {
                case "NET" -> options.header.swapRunNet = true;
                case "CD" -> options.header.swapRunCd = true;
                default -> throw value.syntax();
            }
        }
    }

    void setVerbose(Setting setting, OptionValue value) {
        if (setting.value().isEmpty()) {
            options.verbose.addAll(EnumSet.complementOf(EnumSet.of(Verbose.SAFESEH)));
        } else if (!NOTHING_TO_TELL.contains(setting.argument().toUpperCase(Locale.ROOT))) {
            options.verbose.add(Verbose.of(setting.argument()).orElseThrow(value::syntax));
        }
    }

    void setOptimizations(Setting setting, OptionValue value) {
        for (String choice : setting.argument().split(",", -1)) {
            switch (choice.toUpperCase(Locale.ROOT)) {
                case "REF" -> options.removeUnused = Optional.of(true);
                case "NOREF" -> options.removeUnused = Optional.of(false);
                case "NOICF" -> options.foldEqual = Optional.of(false);
                case "LBR", "NOLBR", "WIN98", "NOWIN98" -> {
                    // LBR concerns ARM; WIN98 alignment is /FILEALIGN:4096.
                }
                default -> setFolding(choice, value);
            }
        }
    }

    /** {@code ICF} or {@code ICF=n}: how often to compare again; here until nothing changes. */
    private void setFolding(String choice, OptionValue value) {
        int equals = choice.indexOf('=');
        String name = equals < 0 ? choice : choice.substring(0, equals);
        if (!name.equalsIgnoreCase("ICF")
                || equals >= 0 && Numbers.decimal(choice.substring(equals + 1)).isEmpty()) {
            throw value.syntax();
        }
        options.foldEqual = Optional.of(true);
    }

    void setManifest(Setting setting, OptionValue value) {
        String[] parts = setting.value().orElse("").toUpperCase(Locale.ROOT).split(",", 2);
        switch (parts[0]) {
            case "" -> options.manifest.place = Manifest.Place.BESIDE;
            case "NO" -> options.manifest.place = Manifest.Place.NOWHERE;
            case "EMBED" -> options.manifest.place = Manifest.Place.EMBEDDED;
            default -> throw value.syntax();
        }
        if (parts.length > 1) {
            if (!parts[0].equals("EMBED") || !parts[1].startsWith("ID=")) {
                throw value.syntax();
            }
            options.manifest.id = Optional.of(value.number(parts[1].substring("ID=".length())));
        }
    }

    void setPrivileges(Setting setting) {
        String text = setting.value().orElse(Manifest.USUAL_PRIVILEGES);
        boolean none = text.equalsIgnoreCase("NO");
        options.manifest.privileges = none ? "" : text;
        options.manifest.privilegesGiven = !none;
    }
}
