package jmasm.assembler.listing;

import java.util.Optional;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/** What a listing shows of a kind of statement. */
enum Shown {
    /** The source only. */
    NOTHING,
    /** The source only, but as a line that makes code. */
    CODE,
    /** The offset, and bytes if there are any. */
    PLACE;

    static Shown of(Statement statement) {
        if (statement instanceof Statement.Invoke || statement instanceof Statement.Control) {
            return CODE;
        }
        boolean place = statement instanceof Statement.Label
                || statement instanceof Statement.LabelDirective
                || statement instanceof Statement.ProcBegin
                || statement instanceof Statement.ProcEnd
                || statement instanceof Statement.SegmentBegin
                || statement instanceof Statement.SimplifiedSegment
                || statement instanceof Statement.Org
                || statement instanceof Statement.Data
                || statement instanceof Statement.BlockEnd;
        return place ? PLACE : NOTHING;
    }

    /** The name that a statement defines, where .NOCREF may hide it. */
    static Optional<String> definedName(Statement statement) {
        if (statement instanceof Statement.Label label) {
            return Optional.of(label.name().text());
        }
        if (statement instanceof Statement.LabelDirective label) {
            return Optional.of(label.name().text());
        }
        if (statement instanceof Statement.ProcBegin proc) {
            return Optional.of(proc.name().text());
        }
        if (statement instanceof Statement.Data data) {
            return data.name().map(Name::text);
        }
        return Optional.empty();
    }
}
