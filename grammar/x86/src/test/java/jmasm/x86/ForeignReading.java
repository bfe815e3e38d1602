package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What another disassembler says about bytes, taken apart.
 *
 * @param length   in bytes; 0 when it sees no instruction, or another length than we do and doesn't say which
 * @param prefixes in its words
 * @param mnemonic lower case, empty when it sees no instruction
 * @param operands lower case, without blanks around
 */
record ForeignReading(int length, List<String> prefixes, String mnemonic, List<String> operands) {

    static final ForeignReading NONE = new ForeignReading(0, List.of(), "", List.of());

    private static final Set<String> PREFIXES = Set.of(
            "lock",
            "rep",
            "repe",
            "repz",
            "repne",
            "repnz",
            "data16",
            "addr16",
            "data32",
            "addr32",
            "xacquire",
            "xrelease",
            "bnd",
            "notrack",
            "es",
            "cs",
            "ss",
            "ds",
            "fs",
            "gs");

    /** @param text for example {@code rep movs DWORD PTR es:[edi],DWORD PTR ds:[esi]} */
    static ForeignReading of(int length, String text) {
        String rest = text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).strip();
        List<String> prefixes = new ArrayList<>();
        while (true) {
            int blank = rest.indexOf(' ');
            String word = blank < 0 ? rest : rest.substring(0, blank);
            if (!PREFIXES.contains(word)) {
                break;
            }
            if (blank < 0) {
                return NONE;
            }
            prefixes.add(word);
            rest = rest.substring(blank + 1).strip();
        }
        int blank = rest.indexOf(' ');
        String mnemonic = blank < 0 ? rest : rest.substring(0, blank);
        List<String> operands = new ArrayList<>();
        if (blank >= 0) {
            for (String operand : rest.substring(blank + 1).split(",")) {
                operands.add(operand.strip());
            }
        }
        return new ForeignReading(length, prefixes, mnemonic, operands);
    }

    boolean isNone() {
        return mnemonic.isEmpty();
    }

    boolean hasPrefix(String... words) {
        for (String word : words) {
            if (prefixes.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
