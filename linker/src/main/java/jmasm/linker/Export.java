package jmasm.linker;

import java.util.Optional;

/**
 * An export whose symbol is known.
 *
 * @param name      in the export table
 * @param symbol    as an import library offers it, decorated
 * @param slot      of what is exported; empty for a forwarder
 * @param forwarder {@code DLL.name}
 * @param request   what was asked for: ordinal, NONAME, DATA, PRIVATE
 */
record Export(
        String name, String symbol, Optional<SymbolSlot> slot, Optional<String> forwarder, ExportRequest request) {}
