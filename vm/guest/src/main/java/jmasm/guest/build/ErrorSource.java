package jmasm.guest.build;

import jmasm.base.Table;
import jmasm.guest.NtStatus;

/** Writes the table behind {@code RtlNtStatusToDosError} as MASM: pairs in ascending order of the status. */
final class ErrorSource {

    private static final int PAIRS_A_LINE = 4;

    String text() {
        Table table = Table.load(NtStatus.class, "ntstatus.tbl");
        int code = table.column("code");
        int win32 = table.column("win32");
        StringBuilder text = new StringBuilder("; Generated from ntstatus.tbl.\nStatusErrors LABEL DWORD\n");
        int pairs = 0;
        for (Table.Row row : table.rows()) {
            String error = row.cell(win32);
            if (error.isEmpty()) {
                continue;
            }
            text.append(pairs % PAIRS_A_LINE == 0 ? "        DWORD   " : ", ");
            text.append('0').append(row.cell(code)).append("h, ");
            text.append(error.endsWith("h") ? "0" : "").append(error);
            pairs++;
            text.append(pairs % PAIRS_A_LINE == 0 ? "\n" : "");
        }
        text.append(pairs % PAIRS_A_LINE == 0 ? "" : "\n");
        return text.append("STATUS_ERRORS EQU ").append(pairs).append('\n').toString();
    }
}
