package jmasm.guest;

import java.util.Optional;

/** The versions of Windows whose service numbers are known: a constant a column of the service tables, in order. */
public enum WindowsVersion {
    NT351("nt351", "Windows NT 3.51", 3, 51, 1057, 5),
    NT4("nt4", "Windows NT 4.0", 4, 0, 1381, 6),
    WIN2000("win2000", "Windows 2000", 5, 0, 2195, 4),
    WINXP("winxp", "Windows XP", 5, 1, 2600, 3),
    WIN2003("win2003", "Windows Server 2003", 5, 2, 3790, 2),
    VISTA("vista", "Windows Vista", 6, 0, 6000, 0),
    VISTA_SP2("vista-sp2", "Windows Vista SP2", 6, 0, 6002, 2),
    WIN7("win7", "Windows 7", 6, 1, 7601, 1),
    WIN8("win8", "Windows 8", 6, 2, 9200, 0),
    WIN8_1("win8.1", "Windows 8.1", 6, 3, 9600, 0),
    WIN10_1507("win10-1507", "Windows 10 1507", 10, 0, 10240, 0),
    WIN10_1809("win10-1809", "Windows 10 1809", 10, 0, 17763, 0),
    WIN10_22H2("win10-22h2", "Windows 10 22H2", 10, 0, 19045, 0);

    private final String id;
    private final String title;
    private final int major;
    private final int minor;
    private final int build;
    private final int servicePack;

    WindowsVersion(String id, String title, int major, int minor, int build, int servicePack) {
        this.id = id;
        this.title = title;
        this.major = major;
        this.minor = minor;
        this.build = build;
        this.servicePack = servicePack;
    }

    /** As users name it on the command line, the tables name their columns and resources their folder. */
    public String id() {
        return id;
    }

    /** As people say it. */
    public String title() {
        return title;
    }

    /** {@code PEB.OSMajorVersion}. */
    public int major() {
        return major;
    }

    /** {@code PEB.OSMinorVersion}. */
    public int minor() {
        return minor;
    }

    /** {@code PEB.OSBuildNumber}. */
    public int build() {
        return build;
    }

    /** The latest one, whose numbers the tables hold; 0 for none. */
    public int servicePack() {
        return servicePack;
    }

    public static Optional<WindowsVersion> named(String id) {
        for (WindowsVersion version : values()) {
            if (version.id.equals(id)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
