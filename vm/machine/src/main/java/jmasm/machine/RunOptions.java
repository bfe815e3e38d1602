package jmasm.machine;

import java.util.List;
import jmasm.guest.WindowsVersion;
import jmasm.machine.trace.TraceFilter;
import jmasm.machine.volume.Mount;

/**
 * How to run a program.
 *
 * @param version whose kernel and DLLs to emulate
 * @param mounts  the drives; a later one of the same letter goes before an earlier
 * @param trace   what to report while it runs
 * @param dataExecution whether data may run as code
 */
public record RunOptions(WindowsVersion version, List<Mount> mounts, TraceFilter trace, DataExecution dataExecution) {

    public RunOptions {
        mounts = List.copyOf(mounts);
    }

    /** Windows XP, the given drives, no trace. */
    public static RunOptions of(List<Mount> mounts) {
        return new RunOptions(WindowsVersion.WINXP, mounts, TraceFilter.OFF, DataExecution.BY_IMAGE);
    }

    public RunOptions withVersion(WindowsVersion newVersion) {
        return new RunOptions(newVersion, mounts, trace, dataExecution);
    }

    public RunOptions withTrace(TraceFilter newTrace) {
        return new RunOptions(version, mounts, newTrace, dataExecution);
    }

    public RunOptions withDataExecution(DataExecution newDataExecution) {
        return new RunOptions(version, mounts, trace, newDataExecution);
    }
}
