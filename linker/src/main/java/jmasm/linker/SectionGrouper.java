package jmasm.linker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.WinNt;

/**
 * Puts chunks into the sections of the image: those whose names agree up to {@code $} go together, sorted by what
 * follows; merged sections follow the one they are merged into.
 */
final class SectionGrouper {

    private static final int ACCESS = WinNt.IMAGE_SCN_MEM_READ
            | WinNt.IMAGE_SCN_MEM_WRITE
            | WinNt.IMAGE_SCN_MEM_EXECUTE
            | WinNt.IMAGE_SCN_MEM_SHARED
            | WinNt.IMAGE_SCN_MEM_DISCARDABLE
            | WinNt.IMAGE_SCN_MEM_NOT_CACHED
            | WinNt.IMAGE_SCN_MEM_NOT_PAGED;
    private static final int CONTENTS =
            WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA;
    private static final int READ_ONLY_DATA = WinNt.IMAGE_SCN_MEM_READ;

    /** What link merges without being told. */
    private static final Map<String, String> USUAL_MERGES = Map.ofEntries(
            Map.entry(".bss", ".data"),
            Map.entry(".idata", ".rdata"),
            Map.entry(".edata", ".rdata"),
            Map.entry(".xdata", ".rdata"),
            // Of GNU's compilers: lists that are only read.
            Map.entry(".ctors", ".rdata"),
            Map.entry(".dtors", ".rdata"));

    private static final String LAST = String.valueOf(Character.MAX_VALUE);

    /** The order of sections in an image. */
    private static final List<String> USUAL_ORDER = List.of(".text", ".rdata", ".data");

    private final LinkOptions options;
    private final Map<Chunk, Integer> order;
    private final Diagnostics problems;

    /** @param order of the chunks that come before all others of their name */
    SectionGrouper(LinkOptions options, Map<Chunk, Integer> order, Diagnostics problems) {
        this.order = order;
        this.options = options;
        this.problems = problems;
    }

    /** Chunks of one name and the same access. */
    private record Group(String name, int access, List<Chunk> chunks) {}

    /** @param chunks all that are live, objects' first, in the order of the link */
    List<OutputSection> group(List<Chunk> chunks) {
        List<Group> groups = groups(chunks);
        List<OutputSection> sections = new ArrayList<>();
        Map<String, OutputSection> byName = new HashMap<>();
        List<Group> merged = new ArrayList<>();
        for (Group group : groups) {
            if (mergeTarget(group.name()).equals(group.name())) {
                OutputSection section = new OutputSection(group.name(), group.access());
                addAll(section, group);
                warnOfDifferentAttributes(byName.putIfAbsent(group.name(), section), section);
                sections.add(section);
            } else {
                merged.add(group);
            }
        }
        for (Group group : merged) {
            merge(group, sections, byName);
        }
        changeAttributes(byName);
        sections.sort(new ByRank());
        return sections;
    }

    private List<Group> groups(List<Chunk> chunks) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Chunk chunk : chunks) {
            String name = baseName(chunk.sectionName());
            int access = chunk.characteristics() & ACCESS;
            String key = name + "/" + access;
            Group group = groups.get(key);
            if (group == null) {
                group = new Group(name, access, new ArrayList<>());
                groups.put(key, group);
            }
            group.chunks().add(chunk);
        }
        for (Group group : groups.values()) {
            if (!order.isEmpty()) {
                group.chunks().sort(Comparator.comparing(chunk -> order.getOrDefault(chunk, Integer.MAX_VALUE)));
            }
            group.chunks().sort(new BySuffix());
            if (group.name().equals(".idata")) {
                LongImports.sort(group.chunks());
            }
        }
        return new ArrayList<>(groups.values());
    }

    /** {@code .text} for {@code .text$mn}. */
    static String baseName(String name) {
        return name.substring(0, GnuConventions.endOfGroupName(name));
    }

    /** By which the chunks of a group are sorted. */
    private static String suffix(Chunk chunk) {
        String name = chunk.sectionName();
        if (name.startsWith(GnuConventions.UNWIND_TABLE)) {
            return GnuConventions.endsUnwindTable(chunk) ? LAST : "";
        }
        int end = GnuConventions.endOfGroupName(name);
        return end == name.length() ? "" : name.substring(end + 1);
    }

    /** Follows merges to the end; one that leads back to itself ends where it began. */
    private String mergeTarget(String name) {
        String target = name;
        for (int i = 0; i <= options.merges.size() + USUAL_MERGES.size(); i++) {
            String next = options.merges.getOrDefault(target, USUAL_MERGES.getOrDefault(target, target));
            if (next.equals(target)) {
                return target;
            }
            target = next;
        }
        return name;
    }

    private static void addAll(OutputSection section, Group group) {
        for (Chunk chunk : group.chunks()) {
            section.add(chunk);
            section.addContents(chunk.characteristics() & CONTENTS);
        }
    }

    private void merge(Group group, List<OutputSection> sections, Map<String, OutputSection> byName) {
        String target = mergeTarget(group.name());
        OutputSection section = byName.get(target);
        if (section == null) {
            // .idata comes writable from import libraries; alone in .rdata it is as read-only as that.
            boolean readOnly = target.equals(".rdata") && USUAL_MERGES.containsKey(group.name());
            section = new OutputSection(target, readOnly ? READ_ONLY_DATA : group.access());
            byName.put(target, section);
            sections.add(section);
        } else if ((section.characteristics() & ACCESS) != group.access() && options.merges.containsKey(group.name())) {
            problems.report(Diagnostic.in(
                    OptionText.TOOL,
                    LinkProblem.MERGED_ATTRIBUTES,
                    group.name(),
                    Hex.of(group.access(), 8),
                    target,
                    Hex.of(section.characteristics() & ACCESS, 8)));
        }
        addAll(section, group);
    }

    private void warnOfDifferentAttributes(OutputSection first, OutputSection second) {
        if (first != null) {
            problems.report(Diagnostic.in(
                    OptionText.TOOL,
                    LinkProblem.DIFFERENT_ATTRIBUTES,
                    second.name(),
                    Hex.of(second.characteristics(), 8)));
        }
    }

    private void changeAttributes(Map<String, OutputSection> byName) {
        for (Map.Entry<String, LinkOptions.SectionAttributes> wanted : options.sectionAttributes.entrySet()) {
            OutputSection section = byName.get(wanted.getKey());
            if (section == null) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NO_SUCH_SECTION, wanted.getKey()));
            } else {
                section.changeAttributes(
                        wanted.getValue().set(), wanted.getValue().clear());
            }
        }
        for (Map.Entry<String, Integer> wanted : options.sectionAlignments.entrySet()) {
            if (!byName.containsKey(wanted.getKey())) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NO_SUCH_SECTION, wanted.getKey()));
            } else if (wanted.getValue() > options.alignment) {
                // Smaller ones are met: sections begin at multiples of /ALIGN.
                problems.report(Diagnostic.in(
                        OptionText.TOOL, LinkProblem.SECTION_ALIGNMENT, wanted.getKey(), wanted.getValue()));
            }
        }
    }

    private static final class BySuffix implements Comparator<Chunk> {

        @Override
        public int compare(Chunk a, Chunk b) {
            return suffix(a).compareTo(suffix(b));
        }
    }

    private static final class ByRank implements Comparator<OutputSection> {

        @Override
        public int compare(OutputSection a, OutputSection b) {
            return Integer.compare(rank(a), rank(b));
        }
    }

    /** The usual three, the others in the order of the link, then resources and what the loader can throw away. */
    private static int rank(OutputSection section) {
        int usual = USUAL_ORDER.indexOf(section.name());
        if (usual >= 0) {
            return usual;
        }
        boolean last =
                section.name().equals(".rsrc") || (section.characteristics() & WinNt.IMAGE_SCN_MEM_DISCARDABLE) != 0;
        return USUAL_ORDER.size() + (last ? 1 : 0);
    }
}
