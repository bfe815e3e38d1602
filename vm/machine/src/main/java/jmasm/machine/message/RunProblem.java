package jmasm.machine.message;

import jmasm.base.Problem;
import jmasm.base.Severity;

/** Every message of jrun. Numbers from 1001: the program was not started; from 2001: it was. */
public enum RunProblem implements Problem {
    FILE_NOT_FOUND(1001, Severity.FATAL, "there is no file '%s'"),
    FILE_UNREADABLE(1002, Severity.FATAL, "'%s' can't be read: %s"),
    NOT_AN_IMAGE(1003, Severity.FATAL, "'%s' is no PE image: %s"),
    TRUNCATED_IMAGE(1004, Severity.FATAL, "'%s' is cut off: %s"),
    IMAGE_64_BIT(1005, Severity.FATAL, "'%s' is a 64-bit image (PE32+); jrun runs 32-bit x86 programs"),
    OTHER_MACHINE(1006, Severity.FATAL, "'%s' can't be run: %s"),
    IMAGE_IS_DLL(1007, Severity.FATAL, "'%s' is a DLL; jrun runs programs, which may use it"),
    NO_ENTRY_POINT(1008, Severity.FATAL, "'%s' has no entry point"),
    NATIVE_SUBSYSTEM(1009, Severity.FATAL, "'%s' is for the subsystem %s; jrun runs console and windows programs"),
    UNSOUND_IMAGE(1010, Severity.FATAL, "'%s' can't be loaded: %s"),
    BASE_TAKEN(1011, Severity.FATAL, "'%s' must lie at %s, where there is no room, and has no base relocations"),
    DLL_NOT_FOUND(1012, Severity.FATAL, "'%s' needs %s, which was not found (STATUS_DLL_NOT_FOUND, C0000135h)"),
    ENTRY_POINT_NOT_FOUND(
            1013, Severity.FATAL, "'%s' needs %s of %s, which has none (STATUS_ENTRYPOINT_NOT_FOUND, C0000139h)"),
    ORDINAL_NOT_FOUND(
            1014, Severity.FATAL, "'%s' needs ordinal %s of %s, which has none (STATUS_ORDINAL_NOT_FOUND, C0000138h)"),
    VERSION_WITHOUT_DLLS(1015, Severity.FATAL, "there are no DLLs of %s yet, only of %s"),
    SYSTEM_DLL_UNSOUND(1016, Severity.FATAL, "jrun's own %s can't be used: %s"),
    NO_STACK(1017, Severity.FATAL, "'%s' asks for a stack of %s bytes, for which there is no room"),
    MOUNT_UNUSABLE(1018, Severity.FATAL, "--mount %s: %s"),
    TRACE_FILE_UNUSABLE(1019, Severity.FATAL, "--trace-out %s: %s"),
    MAP_UNUSABLE(1020, Severity.WARNING, "%s is not used: %s"),
    NOT_SUPPORTED_IN_IMAGE(1021, Severity.WARNING, "'%s' has %s, which jrun does not act on yet"),

    SERVICE_NOT_IMPLEMENTED(
            2001, Severity.WARNING, "%s (%s) is not implemented yet: %s got STATUS_NOT_IMPLEMENTED from it"),
    SERVICE_OF_OTHER_VERSION(2002, Severity.WARNING, "%s; the call came from %s"),
    UNHANDLED_EXCEPTION(2003, Severity.ERROR, "%s was ended by an unhandled exception: %s (%s)"),
    INSTRUCTION_NOT_IMPLEMENTED(2004, Severity.ERROR, "%s was ended: jrun can't execute '%s' (%s) at %s yet"),
    INFORMATION_CLASS_NOT_IMPLEMENTED(2005, Severity.WARNING, "%s does not know information class %s yet"),
    NO_SUCH_SERVICE(2006, Severity.WARNING, "%s; the call from %s got STATUS_INVALID_SYSTEM_SERVICE"),
    CONSOLE_NOT_THERE(
            2007,
            Severity.WARNING,
            "jrun has no console yet: what %s is told to do with the console handle %s is not done");

    private final int number;
    private final Severity severity;
    private final String text;

    RunProblem(int number, Severity severity, String text) {
        this.number = number;
        this.severity = severity;
        this.text = text;
    }

    @Override
    public String code() {
        return "JR" + number;
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
