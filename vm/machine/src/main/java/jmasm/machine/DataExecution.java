package jmasm.machine;

import jmasm.guest.WindowsVersion;

/** Whether bytes in pages that are not marked executable, data and the stack, may run as code ({@code --dep}). */
public enum DataExecution {
    /**
     * As Windows decides where its policy is OptIn, the default: XP prevents it for its own programs only; later
     * versions for every image that says it can do without ({@code /NXCOMPAT}).
     */
    BY_IMAGE,
    /** Policy AlwaysOff. */
    ALLOWED,
    /** Policy AlwaysOn. */
    PREVENTED;

    /** @param marked the image's header has IMAGE_DLLCHARACTERISTICS_NX_COMPAT */
    public boolean isPrevented(WindowsVersion version, boolean marked) {
        return switch (this) {
            case BY_IMAGE -> marked && version.compareTo(WindowsVersion.VISTA) >= 0;
            case ALLOWED -> false;
            case PREVENTED -> true;
        };
    }
}
