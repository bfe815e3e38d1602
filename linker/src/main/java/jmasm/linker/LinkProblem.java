package jmasm.linker;

import jmasm.base.Problem;
import jmasm.base.Severity;

/**
 * Every message of the linker, under link's number and in its words. Each has an example in {@code src/test/problems},
 * and a test fails when one has none. Numbers from 900 of a class on are jlink's own.
 */
public enum LinkProblem implements Problem {
    DUPLICATE_RESOURCE("CVT1100", Severity.FATAL, "duplicate resource. type:%s, name:%s, language:0x%s"),
    CANNOT_OPEN_FILE("LNK1104", Severity.FATAL, "cannot open file '%s'"),
    CORRUPT_FILE("LNK1107", Severity.FATAL, "invalid or corrupt file: %s"),
    MACHINE_CONFLICT("LNK1112", Severity.FATAL, "module machine type '%s' conflicts with target machine type '%s'"),
    OPTION_SYNTAX("LNK1117", Severity.FATAL, "syntax error in option '%s'"),
    UNRESOLVED_EXTERNALS("LNK1120", Severity.FATAL, "%s unresolved externals"),
    INVALID_FILE("LNK1136", Severity.FATAL, "invalid or corrupt file"),
    NO_COMDAT_SYMBOL("LNK1143", Severity.FATAL, "invalid or corrupt file: no symbol for COMDAT section 0x%s"),
    NO_OPTION_ARGUMENT("LNK1146", Severity.FATAL, "no argument specified with option '%s'"),
    OUTPUT_IS_INPUT("LNK1149", Severity.FATAL, "output filename matches input filename '%s'"),
    SECTION_ALIGNMENT("LNK1164", Severity.FATAL, "section %s alignment (%s) greater than /ALIGN value"),
    CANNOT_WRITE_FILE("LNK1168", Severity.FATAL, "cannot open %s for writing"),
    MULTIPLY_DEFINED("LNK1169", Severity.FATAL, "one or more multiply defined symbols found"),
    CANNOT_OPEN_INPUT("LNK1181", Severity.FATAL, "cannot open input file '%s'"),
    TOO_MANY_EXPORTS("LNK1189", Severity.FATAL, "library limit of 65535 objects exceeded"),
    INVALID_FIXUP("LNK1190", Severity.FATAL, "invalid fixup found, type 0x%s"),
    WARNING_AS_ERROR("LNK1218", Severity.FATAL, "warning treated as error; no output file generated"),
    NO_SUBSYSTEM("LNK1221", Severity.FATAL, "a subsystem can't be inferred and must be defined"),
    INVALID_FUNCTION_TABLE(
            "LNK1223", Severity.FATAL, "invalid or corrupt file: file contains invalid .pdata contributions"),
    RESOURCES_TWICE("LNK1241", Severity.FATAL, "resource file '%s' already specified"),
    IMAGE_TOO_LARGE("LNK1248", Severity.FATAL, "image size (%s) exceeds maximum allowable size (80000000)"),
    NO_ENTRY_POINT("LNK1561", Severity.FATAL, "entry point must be defined"),
    NOT_YET("LNK1900", Severity.FATAL, "%s: jlink does not link this yet"),

    TOO_MANY_ZEROS(
            "LNK1902",
            Severity.FATAL,
            "%s bytes of zeros would stand in the file: /FILEALIGN, or /ALIGN below a page, asks for them"),

    DEFINITION_SYNTAX("LNK1901", Severity.FATAL, "syntax error in module definition: %s"),

    UNRESOLVED_SYMBOL("LNK2001", Severity.ERROR, "unresolved external symbol %s"),
    ALREADY_DEFINED("LNK2005", Severity.ERROR, "%s already defined in %s"),
    FIXUP_OVERFLOW("LNK2013", Severity.ERROR, "%s fixup overflow. Target '%s' is out of range"),
    UNRESOLVED_SYMBOL_IN("LNK2019", Severity.ERROR, "unresolved external symbol %s referenced in function %s"),
    UNSAFE_MODULE("LNK2026", Severity.ERROR, "module unsafe for SAFESEH image"),
    DISCARDED_TARGET("LNK2900", Severity.ERROR, "'%s' is used but its section is discarded from the image"),

    NO_OBJECTS("LNK4001", Severity.WARNING, "no object files specified; libraries used"),
    SECOND_DEFINITION_IGNORED("LNK4006", Severity.WARNING, "%s already defined in %s; second definition ignored"),
    BAD_SUBSYSTEM_VERSION(
            "LNK4010", Severity.WARNING, "invalid subsystem version number %s; default subsystem version assumed"),
    LARGER_THAN_ALLOWED("LNK4013", Severity.WARNING, "image size 0x%s exceeds specified maximum 0x%s"),
    NO_SUCH_MEMBER("LNK4014", Severity.WARNING, "cannot find member object '%s'"),
    OLD_STATEMENT("LNK4017", Severity.WARNING, "%s statement not supported for the target platform; ignored"),
    NO_SUCH_SYMBOL("LNK4037", Severity.WARNING, "'%s' does not exist; ignored"),
    NO_SUCH_SECTION("LNK4039", Severity.WARNING, "section '%s' specified with /SECTION option does not exist"),
    UNKNOWN_OPTION("LNK4044", Severity.WARNING, "unrecognized option '%s'; ignored"),
    CANNOT_BE_ORDERED("LNK4065", Severity.WARNING, "'%s' cannot be ordered; ignored"),
    OUT_DIFFERS(
            "LNK4070",
            Severity.WARNING,
            "/OUT:%s directive in .DEF differs from output filename '%s'; ignoring directive"),
    OPTION_IGNORED("LNK4075", Severity.WARNING, "ignoring '%s' due to '%s' specification"),
    DIFFERENT_ATTRIBUTES("LNK4078", Severity.WARNING, "multiple '%s' sections found with different attributes (%s)"),
    NOT_A_DLL_ENTRY(
            "LNK4086",
            Severity.WARNING,
            "entrypoint '%s' is not __stdcall with 12 bytes of arguments; image may not run"),
    FORCED("LNK4088", Severity.WARNING, "image being generated due to /FORCE option; image may not run"),
    RUNTIME_CONFLICT(
            "LNK4098", Severity.WARNING, "defaultlib '%s' conflicts with use of other libs; use /NODEFAULTLIB:library"),
    TYPES_NOT_FOUND(
            "LNK4099", Severity.WARNING, "PDB '%s' was not found with '%s'; linking object as if no debug info"),
    ALIGN_BELOW_PAGE("LNK4108", Severity.WARNING, "/ALIGN specified without /DRIVER; image may not run"),
    DELAYLOAD_IGNORED("LNK4194", Severity.WARNING, "/DELAYLOAD:%s ignored"),
    EXPORTED_TWICE("LNK4197", Severity.WARNING, "export '%s' specified multiple times; using first specification"),
    NO_BASE_KEY("LNK4198", Severity.WARNING, "base key '%s' not found - using default"),
    NOTHING_TO_DELAY("LNK4199", Severity.WARNING, "/DELAYLOAD:%s ignored; no imports found from %s"),
    IMPORTED_LOCALLY("LNK4217", Severity.WARNING, "symbol '%s' defined in '%s' is imported by '%s' in function '%s'"),
    UNKNOWN_DIRECTIVE("LNK4229", Severity.WARNING, "invalid directive '%s' encountered; ignored"),
    MERGED_ALREADY("LNK4253", Severity.WARNING, "section '%s' not merged into '%s'; already merged into '%s'"),
    MERGED_ATTRIBUTES("LNK4254", Severity.WARNING, "section '%s' (%s) merged into '%s' (%s) with different attributes"),
    DIRECTIVE_IGNORED("LNK4258", Severity.WARNING, "directive '%s' not compatible with switch '%s'; ignored"),
    IMPORTED_LOCALLY_SOMEWHERE("LNK4286", Severity.WARNING, "symbol '%s' defined in '%s' is imported by '%s'"),
    OPTION_NOT_HERE("LNK4900", Severity.WARNING, "option '%s' is known to link but not to jlink; ignored");

    private final String code;
    private final Severity severity;
    private final String text;

    LinkProblem(String code, Severity severity, String text) {
        this.code = code;
        this.severity = severity;
        this.text = text;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String text() {
        return text;
    }
}
