package jmasm.machine.trace;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to trace: categories, and names of services with {@code *} and {@code ?}.
 *
 * @param categories those that are on
 * @param names      when there are any, a service must match one
 * @param notNames   a service that matches one of these is left out
 */
public record TraceFilter(Set<TraceCategory> categories, List<String> names, List<String> notNames) {

    public static final TraceFilter OFF = new TraceFilter(Set.of(), List.of(), List.of());

    /** What {@code --trace} without a value means. */
    public static final String DEFAULT = "service";

    public TraceFilter {
        categories = Set.copyOf(categories);
        names = List.copyOf(names);
        notNames = List.copyOf(notNames);
    }

    /**
     * Reads a list such as {@code sequence,Nt*File,-NtClose}. Names without a category mean {@code service}.
     *
     * @throws IllegalArgumentException with a sentence for the user, when an item is neither
     */
    public static TraceFilter parse(String list) {
        Set<TraceCategory> categories = EnumSet.noneOf(TraceCategory.class);
        List<String> names = new ArrayList<>();
        List<String> notNames = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            boolean not = item.startsWith("-");
            String name = not ? item.substring(1) : item;
            TraceCategory category = category(name);
            if (category != null && !not) {
                categories.add(category);
            } else if (category == null && isServiceName(name)) {
                (not ? notNames : names).add(name);
            } else {
                throw new IllegalArgumentException("'" + item + "' is neither a category (" + categoryList()
                        + ") nor the name of a service, e.g. Nt*File or -NtClose");
            }
        }
        if (categories.isEmpty()) {
            categories.add(TraceCategory.SERVICE);
        }
        return new TraceFilter(categories, names, notNames);
    }

    public boolean isOff() {
        return categories.isEmpty();
    }

    public boolean has(TraceCategory category) {
        return categories.contains(category);
    }

    /** Whether calls of this service are traced. */
    public boolean admits(String service) {
        return (names.isEmpty() || matchesAny(names, service)) && !matchesAny(notNames, service);
    }

    private static TraceCategory category(String id) {
        for (TraceCategory category : TraceCategory.values()) {
            if (category.id().equals(id)) {
                return category;
            }
        }
        return null;
    }

    private static String categoryList() {
        StringBuilder list = new StringBuilder();
        for (TraceCategory category : TraceCategory.values()) {
            list.append(list.length() == 0 ? "" : ", ").append(category.id());
        }
        return list.toString();
    }

    /** Names of services begin with a capital letter, those of categories don't: a typing error is noticed. */
    private static boolean isServiceName(String name) {
        return !name.isEmpty() && (name.charAt(0) == '*' || Character.isUpperCase(name.charAt(0)));
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        for (String pattern : patterns) {
            if (matches(pattern, 0, name, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, int p, String name, int n) {
        if (p == pattern.length()) {
            return n == name.length();
        }
        if (pattern.charAt(p) == '*') {
            for (int rest = n; rest <= name.length(); rest++) {
                if (matches(pattern, p + 1, name, rest)) {
                    return true;
                }
            }
            return false;
        }
        return n < name.length()
                && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))
                && matches(pattern, p + 1, name, n + 1);
    }
}
