package jmasm.machine.volume;

import java.util.ArrayList;
import java.util.List;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/**
 * A name within a volume, as a file system takes it apart.
 *
 * @param components  from the root on; none for the root itself. Each is a plain file name: nothing in it can lead out
 *                    of the volume on any host
 * @param isDirectory the name ended with a backslash, so it can only mean a directory
 */
public record NtPath(List<String> components, boolean isDirectory) {

    public static final NtPath ROOT = new NtPath(List.of(), true);

    private static final int MAX_COMPONENT = 255;

    /** Reserved by DOS with any extension; a Windows host would open the device. */
    private static final List<String> DEVICES = List.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

    public NtPath {
        components = List.copyOf(components);
    }

    /**
     * Reads what follows the device in an NT name, e.g. {@code \test.txt} of {@code \??\C:\test.txt}.
     *
     * @throws StatusException STATUS_OBJECT_NAME_INVALID for an empty component, a character that no file system
     *     takes, a stream ({@code a:b}), and for what would not stay one file name on each host: {@code .} and
     *     {@code ..}, names of DOS devices, a dot or blank at the end, half a surrogate pair
     */
    public static NtPath parse(String name) throws StatusException {
        if (name.isEmpty() || name.charAt(0) != '\\') {
            throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
        }
        return name.length() == 1 ? ROOT : ROOT.resolve(name.substring(1));
    }

    /**
     * The path of a name relative to this one, without a leading backslash. An empty name is this path.
     *
     * @throws StatusException as {@link #parse}
     */
    public NtPath resolve(String name) throws StatusException {
        if (name.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(components);
        int start = 0;
        boolean trailing = false;
        while (start < name.length()) {
            int end = name.indexOf('\\', start);
            trailing = end == name.length() - 1;
            String component = name.substring(start, end < 0 ? name.length() : end);
            check(component);
            all.add(component);
            start += component.length() + 1;
        }
        return new NtPath(all, trailing);
    }

    public boolean isRoot() {
        return components.isEmpty();
    }

    /** The last component; empty for the root. */
    public String name() {
        return isRoot() ? "" : components.get(components.size() - 1);
    }

    /** The directory it lies in; the root's is the root. */
    public NtPath parent() {
        return isRoot() ? ROOT : new NtPath(components.subList(0, components.size() - 1), true);
    }

    /** With backslashes, e.g. {@code \folder\test.txt}. */
    @Override
    public String toString() {
        if (isRoot()) {
            return "\\";
        }
        StringBuilder text = new StringBuilder();
        for (String component : components) {
            text.append('\\').append(component);
        }
        return text.toString();
    }

    /** Names that differ in case only have the same key. NT compares character by character, in upper case. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            key.append(Character.toUpperCase(name.charAt(i)));
        }
        return key.toString();
    }

    private static void check(String component) throws StatusException {
        int length = component.length();
        boolean valid = length > 0 && length <= MAX_COMPONENT && !endsInDotOrBlank(component) && !isDevice(component);
        for (int i = 0; i < length && valid; i++) {
            char c = component.charAt(i);
            valid = c >= ' ' && "\"*<>?|/:".indexOf(c) < 0 && !isLoneSurrogate(component, i);
        }
        if (!valid) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
        }
    }

    /** Covers {@code .} and {@code ..}; Windows hosts drop such ends, so that {@code "a."} would be {@code a}. */
    private static boolean endsInDotOrBlank(String component) {
        char last = component.charAt(component.length() - 1);
        return last == '.' || last == ' ';
    }

    private static boolean isDevice(String component) {
        int dot = component.indexOf('.');
        String stem = key(dot < 0 ? component : component.substring(0, dot)).stripTrailing();
        if (DEVICES.contains(stem)) {
            return true;
        }
        return stem.length() == 4
                && (stem.startsWith("COM") || stem.startsWith("LPT"))
                && "0123456789\u00B9\u00B2\u00B3".indexOf(stem.charAt(3)) >= 0;
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
