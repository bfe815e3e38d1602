package jmasm.linker.cli;

import jmasm.linker.LinkOption;

/** The page of the documentation that lists all options, made of the table that the linker goes by. */
final class OptionPage {

    private OptionPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Options of jlink

                Made of `LinkOption`, which the linker goes by (`mvn -pl linker -am verify -Dgolden=update` rewrites this page).
                A value in brackets in the text is the default. (D) may stand in an object's `.drectve` section as well, (d) only
                there.
                """);
        section(page, "What they do", LinkOption.Support.YES);
        section(page, "Accepted: they change nothing, and why", LinkOption.Support.ACCEPTED);
        section(page, "Not here: LNK4900 names them, and says why", LinkOption.Support.NOT_HERE);
        return page.toString();
    }

    private static void section(StringBuilder page, String title, LinkOption.Support support) {
        page.append("\n## ").append(title).append("\n\n| Option | |\n|---|---|\n");
        for (LinkOption option : LinkOption.values()) {
            if (option.support() == support) {
                String mark = !option.allowedInDirective() ? "" : option.allowedOnCommandLine() ? " (D)" : " (d)";
                page.append("| `/")
                        .append((option + option.argument()).replace("|", "\\|"))
                        .append('`')
                        .append(mark)
                        .append(" | ")
                        .append(option.note().replace("<", "&lt;"))
                        .append(" |\n");
            }
        }
    }
}
