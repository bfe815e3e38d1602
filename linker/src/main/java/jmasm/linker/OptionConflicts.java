package jmasm.linker;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.Subsystem;
import jmasm.coff.Version;

/** Options that each make sense and together don't: which of them counts is told, once all are known. */
final class OptionConflicts {

    /** Of Windows XP: today's link makes images for no older one. */
    private static final Version OLDEST_OF_MODERN = new Version(5, 1);

    private static final Set<Subsystem> PROGRAMS = EnumSet.of(Subsystem.WINDOWS_CUI, Subsystem.WINDOWS_GUI);

    private final LinkOptions options;
    private final Diagnostics problems;

    OptionConflicts(LinkOptions options, Diagnostics problems) {
        this.options = options;
        this.problems = problems;
    }

    void settle() {
        if (options.incremental && options.header.release) {
            ignore("/INCREMENTAL", "/RELEASE");
        }
        if (options.fixed.orElse(false)) {
            if (options.header.dynamicBase.orElse(false)) {
                ignore("/DYNAMICBASE", "/FIXED");
            }
            options.header.dynamicBase = Optional.of(false);
        }
        if (options.header.subsystemVersion.isPresent()) {
            checkVersion(options.header.subsystemVersion.get());
        }
    }

    private void ignore(String option, String other) {
        problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.OPTION_IGNORED, option, other));
    }

    private void checkVersion(Version version) {
        boolean old = version.major() < OLDEST_OF_MODERN.major()
                || version.major() == OLDEST_OF_MODERN.major() && version.minor() < OLDEST_OF_MODERN.minor();
        if (old
                && options.header.linkVersion.isModern()
                && options.subsystem.isPresent()
                && PROGRAMS.contains(options.subsystem.get())) {
            problems.report(Diagnostic.in(
                    OptionText.TOOL, LinkProblem.BAD_SUBSYSTEM_VERSION, version.major() + "." + version.minor()));
            options.header.subsystemVersion = Optional.empty();
        }
    }
}
