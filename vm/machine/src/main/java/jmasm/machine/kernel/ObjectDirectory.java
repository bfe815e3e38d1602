package jmasm.machine.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A directory of the kernel's name space. Names are found with or without regard to case, as the caller asks. */
final class ObjectDirectory implements KernelObject {

    private final Map<String, KernelObject> byName = new TreeMap<>();
    private final Map<String, KernelObject> byKey = new TreeMap<>();

    @Override
    public ObjectType type() {
        return ObjectType.DIRECTORY;
    }

    void put(String name, KernelObject object) {
        byName.put(name, object);
        byKey.put(name.toUpperCase(Locale.ROOT), object);
    }

    /** Null when there is none of that name. */
    KernelObject get(String name, boolean caseInsensitive) {
        return caseInsensitive ? byKey.get(name.toUpperCase(Locale.ROOT)) : byName.get(name);
    }
}
