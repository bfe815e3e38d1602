package jmasm.guest.build;

import java.util.List;
import jmasm.guest.WindowsVersion;

/**
 * One DLL to build.
 *
 * @param version whose DLL it is
 * @param name    without extension; also the name of its folder of sources
 * @param base    where it is linked to lie. Those of Windows XP SP3 are its own: no DLL moved then. Windows 7 chose
 *                other addresses at each boot, so that any will do; ours are the next free ones below 78000000h
 * @param imports the DLLs it imports from, built before it
 */
record GuestDll(WindowsVersion version, String name, int base, List<String> imports) {

    /** In an order in which each can be linked. */
    static final List<GuestDll> ALL = List.of(
            new GuestDll(WindowsVersion.WINXP, "ntdll", 0x7C90_0000, List.of()),
            new GuestDll(WindowsVersion.WINXP, "kernel32", 0x7C80_0000, List.of("ntdll")),
            new GuestDll(WindowsVersion.WIN7, "ntdll", 0x77F0_0000, List.of()),
            new GuestDll(WindowsVersion.WIN7, "kernel32", 0x77E0_0000, List.of("ntdll")));

    /** Where its results lie below the resource folder. */
    String stem() {
        return version.id() + "/" + name;
    }
}
