package jmasm.assembler.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jmasm.coff.WinNt;

/** A segment of the source, which becomes a section of the object. */
public final class Section implements RelocationTarget {

    private String name;
    private final String segmentName;
    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Fragment> fragmentsToRead = Collections.unmodifiableList(fragments);
    private int characteristics;
    private int alignment;
    private int unfixed;
    private int end;
    private int extent;
    private OptionalLong base = OptionalLong.empty();
    private String segmentClass = "";
    private Comdat comdat;
    private boolean stack;
    private boolean readOnly;
    private int wordSize = 4;

    /**
     * @param name            in the object, e.g. {@code .text}
     * @param segmentName     in the source, e.g. {@code _TEXT}
     * @param characteristics IMAGE_SCN_* without the alignment
     * @param alignment       a power of two
     */
    public Section(String name, String segmentName, int characteristics, int alignment) {
        this.name = name;
        this.segmentName = segmentName;
        this.characteristics = characteristics;
        this.alignment = alignment;
    }

    @Override
    public String name() {
        return name;
    }

    /** Under another name than its segment's: SEGMENT ALIAS. */
    public void rename(String newName) {
        name = newName;
    }

    /**
     * What the linker does when several objects have such a section.
     *
     * @param selection IMAGE_COMDAT_SELECT_*
     * @param other     the section that this one comes or goes with, null when it stands for itself
     */
    public record Comdat(int selection, Section other) {}

    public Optional<Comdat> comdat() {
        return Optional.ofNullable(comdat);
    }

    public void setComdat(Comdat newComdat) {
        comdat = newComdat;
    }

    /**
     * Whether it is combined with the stack, which is the linker's business: where nothing is in it, it isn't written.
     */
    public boolean isStack() {
        return stack;
    }

    public void setStack() {
        stack = true;
    }

    /** READONLY: whether instructions are warned of that write to it. */
    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly() {
        readOnly = true;
    }

    /** 4 bytes, or 2 of a 16-bit segment, whose offsets have 16 bits. */
    public int wordSize() {
        return wordSize;
    }

    public void setWordSize(int newWordSize) {
        wordSize = newWordSize;
    }

    public String segmentName() {
        return segmentName;
    }

    public int characteristics() {
        return characteristics;
    }

    public void setCharacteristics(int newCharacteristics) {
        characteristics = newCharacteristics;
    }

    public int alignment() {
        return alignment;
    }

    public void setAlignment(int newAlignment) {
        alignment = newAlignment;
    }

    public boolean isCode() {
        return (characteristics & WinNt.IMAGE_SCN_CNT_CODE) != 0;
    }

    public List<Fragment> fragments() {
        return fragmentsToRead;
    }

    /** Bytes, as far as it is known now. */
    public int size() {
        return extent;
    }

    /** Bytes that need memory: all but those that an ORG at the beginning passes over. */
    public int written() {
        boolean high = !fragments.isEmpty() && fragments.get(0) instanceof OrgFragment;
        return high ? extent - fragments.get(0).end() : extent;
    }

    /** The offset of what is appended next; below the size behind an ORG that goes back. */
    public int position() {
        return end;
    }

    /** As its SEGMENT gives it, e.g. {@code CODE}; empty without one. */
    public String segmentClass() {
        return segmentClass;
    }

    public void setSegmentClass(String newClass) {
        segmentClass = newClass;
    }

    /** AT: it lies at this address already, and no byte of it gets into the object. */
    public void setBase(long address) {
        base = OptionalLong.of(address);
    }

    /** The address of an AT segment. */
    public OptionalLong base() {
        return base;
    }

    /** Appends a fragment, which stays one of its own. */
    public void append(Fragment fragment) {
        fragment.moveTo(end);
        fragments.add(fragment);
        end = fragment.end();
        extent = Math.max(extent, end);
        if (!fragment.isFixed()) {
            unfixed++;
        }
    }

    /** Appends a fragment; or what is in it, where it can be part of the last one. */
    public void join(Fragment fragment) {
        if (fragment instanceof SettledCode next && last() instanceof SettledCode code) {
            code.join(next);
            end = code.end();
            extent = Math.max(extent, end);
        } else {
            append(fragment);
        }
    }

    private Fragment last() {
        return fragments.isEmpty() ? null : fragments.get(fragments.size() - 1);
    }

    /** Of uncertain size, so many fragments. */
    public int unfixed() {
        return unfixed;
    }

    /** The place behind all that was appended. */
    public Location here() {
        Fragment last = last();
        // Code may grow at its end.
        return last instanceof SettledCode
                ? new Location(this, last, false, last.size(), unfixed)
                : new Location(this, last, last != null, 0, unfixed);
    }

    /** Gives each fragment its offset; true when one of them moved. */
    boolean place() {
        int offset = 0;
        boolean moved = false;
        extent = 0;
        for (Fragment fragment : fragments) {
            if (fragment.offset() != offset) {
                fragment.moveTo(offset);
                moved = true;
            }
            offset = fragment.end();
            extent = Math.max(extent, offset);
        }
        end = offset;
        return moved;
    }
}
