package jmasm.linker;

import java.util.Optional;
import jmasm.coff.Version;
import jmasm.coff.WinNt;

/** What options say of the image's headers, and what the linker's version makes of those that say nothing. */
final class HeaderOptions {

    LinkVersion linkVersion = LinkVersion.V6;
    Version imageVersion = Version.ZERO;
    Optional<Version> subsystemVersion = Optional.empty();
    Optional<Boolean> dynamicBase = Optional.empty();
    Optional<Boolean> nxCompatible = Optional.empty();
    Optional<Boolean> terminalServerAware = Optional.empty();
    boolean largeAddressAware;
    boolean release;

    /** {@code /ALLOWBIND:NO}, {@code /ALLOWISOLATION:NO}. */
    boolean noBind;

    boolean noIsolation;
    boolean integrityCheck;
    boolean appContainer;
    boolean swapRunNet;
    boolean swapRunCd;

    /** {@code /DRIVER}, with {@code :WDM} or {@code :UPONLY}. */
    boolean driver;

    boolean wdmDriver;
    boolean uniprocessorDriver;

    /** {@code /EMITTOOLVERSIONINFO}: a Rich header. */
    boolean toolVersions;

    Version subsystemVersion() {
        return subsystemVersion.orElse(linkVersion.system());
    }

    boolean isDynamicBase() {
        return dynamicBase.orElse(linkVersion.isModern());
    }

    /** Drivers are refused without it. */
    boolean hasCheckSum() {
        return release || driver;
    }

    /** IMAGE_FILE_* that follow from options alone. */
    int fileCharacteristics() {
        return (largeAddressAware ? WinNt.IMAGE_FILE_LARGE_ADDRESS_AWARE : 0)
                | (swapRunNet ? WinNt.IMAGE_FILE_NET_RUN_FROM_SWAP : 0)
                | (swapRunCd ? WinNt.IMAGE_FILE_REMOVABLE_RUN_FROM_SWAP : 0)
                | (uniprocessorDriver ? WinNt.IMAGE_FILE_UP_SYSTEM_ONLY : 0);
    }

    /** IMAGE_DLLCHARACTERISTICS_* that follow from options alone. */
    int dllCharacteristics(boolean dll) {
        boolean modern = linkVersion.isModern();
        return (isDynamicBase() ? WinNt.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE : 0)
                | (nxCompatible.orElse(modern) ? WinNt.IMAGE_DLLCHARACTERISTICS_NX_COMPAT : 0)
                | (terminalServerAware.orElse(modern && !dll && !driver)
                        ? WinNt.IMAGE_DLLCHARACTERISTICS_TERMINAL_SERVER_AWARE
                        : 0)
                | (noBind ? WinNt.IMAGE_DLLCHARACTERISTICS_NO_BIND : 0)
                | (noIsolation ? WinNt.IMAGE_DLLCHARACTERISTICS_NO_ISOLATION : 0)
                | (integrityCheck ? WinNt.IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY : 0)
                | (appContainer ? WinNt.IMAGE_DLLCHARACTERISTICS_APPCONTAINER : 0)
                | (wdmDriver ? WinNt.IMAGE_DLLCHARACTERISTICS_WDM_DRIVER : 0);
    }
}
