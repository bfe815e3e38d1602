package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jmasm.assembler.MasmVersion;
import jmasm.assembler.VersionChange;
import jmasm.assembler.symbols.NameTable;
import jmasm.x86.Feature;
import jmasm.x86.Form;
import jmasm.x86.InstructionTable;
import jmasm.x86.OperandKind;

/**
 * What the CPU directives allow. Before the first of them everything is allowed, as in ml 14; ml 6 begins with the
 * 8086, which no flat program can use.
 */
public final class Processor {

    private static final int NEWEST = 686;
    private static final int OLDEST = 86;

    /** The first with 32-bit registers and segments. */
    private static final int FIRST_WIDE = 386;

    private final InstructionTable table;
    private final MasmVersion version;
    private NameTable<Allowed> allowed = new NameTable<>(false);
    private int level = NEWEST;
    private boolean privileged = true;
    private boolean selected;
    private Set<Feature> features = EnumSet.allOf(Feature.class);

    /**
     * What a mnemonic may be.
     *
     * @param branches whether it can take a label to go to
     */
    private record Allowed(List<Form> forms, boolean branches) {}

    /** @param version whose choice of forms to follow where releases differ */
    public Processor(InstructionTable table, MasmVersion version) {
        this.table = table;
        this.version = version;
    }

    /**
     * Follows a directive such as {@code 586P}, {@code MMX} or {@code NO87}, given without its dot.
     */
    public void select(String directive) {
        allowed = new NameTable<>(false);
        switch (directive) {
            case "MMX" -> features.add(Feature.MMX);
            case "XMM" -> features.addAll(EnumSet.range(Feature.MMX, Feature.XSAVES));
            case "K3D" -> {
                features.add(Feature.MMX);
                features.add(Feature.K3D);
            }
            case "387", "287", "8087" -> features.add(Feature.X87);
            case "NO87" -> features.remove(Feature.X87);
            default -> selectLevel(directive);
        }
    }

    private void selectLevel(String directive) {
        privileged = directive.endsWith("P");
        int number = Integer.parseInt(directive.replaceAll("[A-Z]", ""));
        level = number == 8086 ? OLDEST : number;
        selected = true;
        // Which of the last ones the level has, their rows say.
        features = EnumSet.range(Feature.CLFLUSHOPT, Feature.SVM);
        features.addAll(EnumSet.of(Feature.INTEGER, Feature.X87));
    }

    /** What was selected, for {@link #restore}. */
    public record Selection(int level, boolean privileged, Set<Feature> features) {}

    public Selection selection() {
        return new Selection(level, privileged, EnumSet.copyOf(features));
    }

    public void restore(Selection selection) {
        allowed = new NameTable<>(false);
        level = selection.level;
        privileged = selection.privileged;
        features = EnumSet.copyOf(selection.features);
    }

    /** 86, 186, 286, 386, 486, 586 or 686. */
    public int level() {
        return level;
    }

    public boolean hasCoprocessor() {
        return features.contains(Feature.X87);
    }

    /** Whether a directive has said which processor. */
    public boolean isSelected() {
        return selected;
    }

    /** Whether the processor has 32-bit registers and segments. */
    public boolean isWide() {
        return level >= FIRST_WIDE;
    }

    public boolean isPrivileged() {
        return privileged;
    }

    public boolean isMnemonic(String word) {
        return table.isMnemonic(word);
    }

    /** Whether an instruction of the 386 has this name: those came before any source that this assembler reads. */
    public boolean isReserved(String word) {
        if (!table.isMnemonic(word)) {
            return false;
        }
        List<Form> forms = forms(word);
        return !forms.isEmpty()
                && forms.get(0).cpu().feature() == Feature.INTEGER
                && forms.get(0).cpu().level() <= FIRST_WIDE
                && !forms.get(0).cpu().privileged();
    }

    /** The forms of a mnemonic that the processor in force has, in table order. */
    public List<Form> forms(String mnemonic) {
        return allowed(mnemonic).forms;
    }

    /** Whether a mnemonic can take a label to go to. */
    boolean branches(String mnemonic) {
        return allowed(mnemonic).branches;
    }

    private Allowed allowed(String mnemonic) {
        Allowed known = allowed.get(mnemonic);
        if (known == null) {
            List<Form> forms = select(table.forms(mnemonic.toLowerCase(Locale.ROOT)));
            known = new Allowed(forms, OperandMaker.branches(forms));
            allowed.put(mnemonic, known);
        }
        return known;
    }

    /** The forms of a mnemonic that any processor has. */
    List<Form> everyForm(String mnemonic) {
        return table.forms(mnemonic.toLowerCase(Locale.ROOT));
    }

    /** PREFETCHW was 3DNow!'s before others had it. */
    private boolean isOlder(Form form) {
        return features.contains(Feature.K3D) && form.mnemonic().equals("prefetchw");
    }

    private List<Form> select(List<Form> all) {
        List<Form> selected = new ArrayList<>(all.size());
        for (Form form : all) {
            if (form.cpu().level() <= level
                    && (privileged || !form.cpu().privileged())
                    && (features.contains(form.cpu().feature()) || isOlder(form))) {
                selected.add(form);
            }
        }
        if (!version.has(VersionChange.BYTES_COMPARED_FORWARD)
                && selected.size() > 1
                && selected.get(0).mnemonic().equals("cmp")) {
            preferMemoryFirst(selected);
        }
        return List.copyOf(selected);
    }

    /** Of two byte registers either may be the one that could be memory. */
    private static void preferMemoryFirst(List<Form> forms) {
        for (int i = 0; i < forms.size(); i++) {
            if (forms.get(i).operands().get(0).kind() == OperandKind.R8) {
                Form registerFirst = forms.remove(i);
                int at = i;
                while (at < forms.size() && forms.get(at).operands().get(1).kind() != OperandKind.R8) {
                    at++;
                }
                forms.add(Math.min(at + 1, forms.size()), registerFirst);
                return;
            }
        }
    }
}
