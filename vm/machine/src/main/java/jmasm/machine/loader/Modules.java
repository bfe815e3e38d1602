package jmasm.machine.loader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jmasm.machine.nt.Hex;
import jmasm.machine.trace.AddressNames;

/** The images of a process in load order, and the names that their addresses have. */
public final class Modules implements AddressNames {

    private final List<Module> all = new ArrayList<>();

    void add(Module module) {
        all.add(module);
    }

    List<Module> all() {
        return Collections.unmodifiableList(all);
    }

    Optional<Module> named(String name) {
        for (Module module : all) {
            if (module.name().equalsIgnoreCase(name)) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    @Override
    public String name(int address) {
        for (Module module : all) {
            if (module.contains(address)) {
                String symbol = module.symbol(address).orElse("");
                return symbol.isEmpty()
                        ? module.shortName() + "+" + Hex.of(address - module.base())
                        : module.shortName() + "!" + symbol;
            }
        }
        return Hex.address(address);
    }
}
