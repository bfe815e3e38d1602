package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.VersionChange;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.masm.Distance;

/** The table of procedures with what lies in their frames. */
final class ProcedureTable {

    private final Program program;
    private final TableText out;

    ProcedureTable(Program program, TableText out) {
        this.program = program;
        this.out = out;
    }

    void print(List<Symbol> symbols) {
        List<AddressSymbol> procedures = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (symbol instanceof AddressSymbol address && address.signature() != null) {
                procedures.add(address);
            }
        }
        if (procedures.isEmpty()) {
            return;
        }
        out.heading(
                program.options().masmVersion().has(VersionChange.HEADING_WITH_COMMAS)
                        ? "Procedures, parameters, and locals:"
                        : "Procedures,  parameters and locals:",
                "                N a m e                 Type     Value    Attr");
        for (AddressSymbol procedure : procedures) {
            procedure(procedure);
        }
    }

    private void procedure(AddressSymbol procedure) {
        boolean defined = procedure.isDefined();
        int offset = defined ? procedure.location().offset() : 0;
        int length = defined && procedure.end() != null ? procedure.end().offset() - offset : 0;
        String segment = defined ? procedure.location().section().segmentName() : "FLAT";
        String visibility =
                !defined ? "External" : procedure.linkage() == AddressSymbol.Linkage.LOCAL ? "Private" : "Public";
        Columns line = TableText.named(procedure.name())
                .put(isFar(procedure) ? "P Far" : "P Near")
                .tab()
                .put(" " + Columns.hex(offset, 8) + " " + segment);
        line.tab().put("Length= " + Columns.hex(length, 8) + " " + visibility + language(procedure.language()));
        out.line(line.toString());
        Scope scope = procedure.scope();
        if (scope == null) {
            return;
        }
        for (Symbol local : scope.all()) {
            if (local instanceof Symbol.StackVariable variable) {
                String sign = variable.offset() < 0 ? "-" : "+";
                String word = TypeTables.typeWord(variable.type().size() * Math.max(1, variable.count()));
                String type = variable.count() > 1 || word.isEmpty()
                        ? " " + Columns.hex((long) variable.type().size() * variable.count(), 8) + "    "
                        : word + "\t ";
                out.row("  " + local.name(), type + "bp " + sign + " " + Columns.hex(Math.abs(variable.offset()), 8));
            } else if (local instanceof Symbol.RegisterVariable variable) {
                out.row("  " + local.name(), "DWord\t " + variable.register().text());
            } else if (local instanceof AddressSymbol label
                    && label.isDefined()
                    && label.name().indexOf(' ') < 0) {
                out.row("  " + local.name(), "L Near\t " + NamesTable.place(label) + "\t");
            }
        }
    }

    static boolean isFar(AddressSymbol symbol) {
        return symbol.type() instanceof MasmType.Code code && code.distance() == Distance.FAR;
    }

    static String language(Language language) {
        return language == Language.NONE ? "" : " " + language.name();
    }
}
