package jmasm.guest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A status code of the NT kernel and what is known of it.
 *
 * @param code       32 bits; the top two are the severity
 * @param names      the usual one first; the code as MASM writes it where it has none
 * @param win32Error what {@code RtlNtStatusToDosError} returns for it
 * @param text       a sentence for people; empty where the name says enough
 */
public record NtStatus(int code, List<String> names, int win32Error, String text) {

    /** What {@code RtlNtStatusToDosError} returns for a status that it doesn't know. */
    public static final int ERROR_MR_MID_NOT_FOUND = 317;

    /** The usual one, e.g. {@code STATUS_SUCCESS}. */
    public String name() {
        return names.get(0);
    }

    /** The 2,976 known codes, in a text that is searched where it lies. */
    public static final class Lookup {

        private static final int NAMES = 1;
        private static final int WIN32 = 2;
        private static final int TEXT = 4;

        private final TableText text = TableText.load("ntstatus.tbl");
        private final int first = text.row(text.nextLine(text.row(0)));

        public Optional<NtStatus> of(int code) {
            // Rows are in ascending order: halve the bytes between two row starts until one row is left.
            int low = first;
            int high = text.length();
            while (low < high) {
                int row = text.lineStart(low + high >>> 1);
                int found = Integer.compareUnsigned(text.hex(row), code);
                if (found == 0) {
                    return Optional.of(read(row));
                } else if (found < 0) {
                    low = text.nextLine(row);
                } else {
                    high = row;
                }
            }
            return Optional.empty();
        }

        /** The status of a name such as {@code STATUS_ACCESS_DENIED}; a search through the whole table. */
        public Optional<NtStatus> named(String name) {
            for (int row = first; row < text.length(); row = text.row(text.nextLine(row))) {
                NtStatus status = read(row);
                if (status.names.contains(name)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }

        /** The name, or the code as {@code 0C0000005h} when it has none. */
        public String name(int code) {
            Optional<NtStatus> status = of(code);
            return status.isPresent() ? status.get().name() : masmHex(code);
        }

        private static String masmHex(int code) {
            String digits = Integer.toHexString(code).toUpperCase(Locale.ROOT);
            return (digits.charAt(0) > '9' ? "0" : "") + digits + "h";
        }

        private NtStatus read(int row) {
            int code = text.hex(row);
            String names = text.cellText(row, NAMES);
            String win32 = text.cellText(row, WIN32);
            return new NtStatus(
                    code,
                    names.isEmpty() ? List.of(masmHex(code)) : List.of(names.split(" ")),
                    win32.isEmpty() ? ERROR_MR_MID_NOT_FOUND : number(win32),
                    text.cellText(row, TEXT));
        }

        /** Decimal, or hexadecimal with an h: some errors are the status itself. */
        private static int number(String cell) {
            int last = cell.length() - 1;
            return cell.charAt(last) == 'h' ? Integer.parseUnsignedInt(cell, 0, last, 16) : Integer.parseInt(cell);
        }
    }
}
