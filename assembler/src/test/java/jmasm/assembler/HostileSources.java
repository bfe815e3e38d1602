package jmasm.assembler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;

/** Sources that ask for the impossible, or for very much; also a program that assembles them all in a small heap. */
final class HostileSources {

    private static final String HEAD = ".386\n.model flat, stdcall\n";
    private static final String DATA = HEAD + ".data\n";
    private static final String CODE = HEAD + ".code\n";
    private static final int LONG = 10_000_000;

    /** A fiftieth of what is allowed without the option. */
    static final AssemblerOptions OPTIONS =
            AssemblerOptions.with(set -> set.macroLines = AssemblerOptions.DEFAULT_MACRO_LINES / 50);

    /** A source, and the number of the first message that it gets; empty when it is none. */
    record Case(String code, String source) {}

    private final Map<String, Case> cases = new LinkedHashMap<>();

    private HostileSources() {
        recursion();
        longLines();
        nesting();
        loops();
        growth();
        data();
        names();
    }

    static Map<String, Case> all() {
        return new HostileSources().cases;
    }

    /** Assembles each and prints what became of it. */
    public static void main(String[] arguments) {
        InstructionTable table = InstructionTable.load();
        all().forEach((what, given) -> System.out.println(what + ": " + outcome(given, table)));
    }

    static String outcome(Case given, InstructionTable table) {
        Assembly assembly = assemble(given, table);
        return assembly.diagnostics().isEmpty()
                ? ""
                : assembly.diagnostics().get(0).problem().code();
    }

    static Assembly assemble(Case given, InstructionTable table) {
        Includes includes = (name, from) -> Optional.of(SourceFile.of(name, "INCLUDE again.inc\n"));
        return new Assembler(OPTIONS, includes, table).assemble(SourceFile.of("test.asm", given.source()));
    }

    private void put(String what, String code, String source) {
        cases.put(what, new Case(code, source + "\nEND\n"));
    }

    private static String each(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private void recursion() {
        put("a macro that calls itself", "A1007", "m MACRO\n m\nENDM\nm");
        put("macros that call each other", "A1007", "m MACRO\n n\nENDM\nn MACRO\n m\nENDM\nm");
        put("a macro that defines itself anew", "A1007", "m MACRO\nm MACRO\nm\nENDM\nm\nENDM\nm");
        put("a function that calls itself", "A2123", "m MACRO x\n EXITM <m(x)>\nENDM\n" + CODE + " mov eax, m(1)");
        put("a function that calls itself twice", "A2123", "f MACRO x\n EXITM <f(x) f(x)>\nENDM\ny = f(1)");
        put("an include of itself", "A1007", "INCLUDE again.inc");
        put("text that stands for itself", "A2123", "a TEXTEQU <b b>\nb TEXTEQU <a a>\n a");
        put("text in a line behind %", "A2123", "t TEXTEQU <%t>\n% t");
        put("a constant of itself", "A2123", DATA + "a EQU b + 1\nb EQU a + 1\n DWORD a");
        put("a pointer to itself", "", DATA + "T TYPEDEF PTR T\nx T ?");
        put("pointers to each other", "", DATA + "A TYPEDEF PTR B\nB TYPEDEF PTR A\nx A ?");
        put("a GOTO that never ends", "A2901", "m MACRO\n:a\n GOTO a\nENDM\n m");
    }

    private void longLines() {
        put("a long word", "A2039", CODE + " mov eax, " + "x".repeat(LONG));
        put("a long expression", "A2039", CODE + " mov eax, " + "1+".repeat(LONG / 2) + "1");
        put("a long list", "A2039", DATA + " BYTE " + "1,".repeat(LONG / 2) + "1");
        put("a long string", "A2039", DATA + " BYTE '" + "x".repeat(LONG) + "'");
        put("a long comment", "A2039", DATA + "; " + "x".repeat(LONG));
        put("many brackets", "A2039", "t TEXTEQU " + "<".repeat(LONG));
        put("many lines joined", "A2039", DATA + " BYTE 1" + ", \\\n1".repeat(LONG / 50));
        put("many lines of one list", "A2039", DATA + " BYTE 1" + ",\n1".repeat(LONG / 50));
        put("long lines within the limit", "", DATA + " BYTE " + "1,".repeat(40_000) + "1");
        put("brackets within the limit", "A2045", "t TEXTEQU " + "<".repeat(50_000));
        put("quotes within the limit", "A2046", DATA + " BYTE " + "'".repeat(49_999));
        put("a long number", "A2084", DATA + " DWORD " + "9".repeat(90_000));
        put("a long real", "A2049", DATA + " REAL8 " + "9".repeat(300) + "." + "9".repeat(50_000));
        put("an expression of 5,000 terms", "A2042", CODE + " mov eax, " + "1+".repeat(5_000) + "1");
    }

    private void nesting() {
        put("10,000 parentheses", "A2042", CODE + " mov eax, " + "(".repeat(10_000) + "1" + ")".repeat(10_000));
        put("10,000 square brackets", "A2042", CODE + " mov eax, " + "[".repeat(10_000) + "1" + "]".repeat(10_000));
        put("3,000 NOTs", "A2042", DATA + " DWORD " + "NOT ".repeat(3_000) + "1");
        put("190 NOTs", "", DATA + " DWORD " + "NOT ".repeat(190) + "1");
        put("500 minus signs", "A2042", DATA + " DWORD " + "-".repeat(500) + "1");
        put("300 PTRs", "A2042", CODE + " mov eax, " + "DWORD PTR ".repeat(300) + "[eax]");
        put("450 conditions", "", CODE + ".IF eax" + " && eax".repeat(450) + "\n.ENDIF");
        put("10,000 IFs", "A1010", "IF 1\n".repeat(10_000));
        put("10,000 .IFs", "", CODE + ".IF eax\n".repeat(10_000) + ".ENDIF\n".repeat(10_000));
        put("10,000 structures in each other", "A1007", "S STRUCT\n" + "STRUCT\n".repeat(10_000));
        String chain = each(5_000, i -> "S" + (i + 1) + " STRUCT\na S" + i + " <>\nS" + (i + 1) + " ENDS\n");
        put("5,000 structures of each other", "A1007", "S0 STRUCT\nq BYTE 1\nS0 ENDS\n" + chain);
        put("10,000 macros in each other", "", "m MACRO\n".repeat(10_000) + "ENDM\n".repeat(10_000));
        put("10,000 procedures in each other", "A1010", CODE + each(10_000, i -> "p" + i + " PROC\n"));
        put("10,000 segments in each other", "", HEAD + each(10_000, i -> "s" + i + " SEGMENT\n"));
        put("100 contexts", "A1007", "PUSHCONTEXT ALL\n".repeat(100));
    }

    private void loops() {
        put("a WHILE that never ends", "A2901", "WHILE 1\nENDM");
        put("a WHILE with a body", "A2901", "i = 0\nWHILE 1\n i = i + 1\nENDM");
        put("a REPEAT of 2^62", "A2901", "REPEAT 4000000000000000h\nENDM");
        put("a REPEAT of 2^31 with a body", "A2901", "i = 0\nREPEAT 80000000h\n i = i + 1\nENDM");
        put("20 REPEATs in each other", "A2901", "REPEAT 1000\n".repeat(20) + "ENDM\n".repeat(20));
        put("a FORC of 90,000", "A2901", "FORC c, <" + "a".repeat(90_000) + ">\nx = 1\nENDM");
        put("messages without end", "A2008", "REPEAT 30000\n foo bar\nENDM");
        put("warnings without end", "A4014", HEAD + ".data?\nREPEAT 30000\n BYTE 1\nENDM");
    }

    private void growth() {
        String macros = each(60, i -> "m" + (i + 1) + " MACRO\n m" + i + "\n m" + i + "\nENDM\n");
        put("2^60 calls of macros", "A2901", "m0 MACRO\nx = 1\nENDM\n" + macros + " m60");
        String functions = each(60, i -> "f" + (i + 1) + " MACRO\n EXITM <f" + i + "()f" + i + "()>\nENDM\n");
        put("2^60 calls of functions", "A2901", "f0 MACRO\n EXITM <>\nENDM\n" + functions + "x = f60()");
        String texts = each(60, i -> "t" + (i + 1) + " TEXTEQU <t" + i + " t" + i + ">\n");
        put("2^60 texts", "A2123", "t0 TEXTEQU <1>\n" + texts + DATA + " BYTE t60");
        put("2^60 empty texts", "A2123", "t0 TEXTEQU <>\n" + texts + DATA + " BYTE t60");
        put("CATSTR that doubles", "A2039", "t TEXTEQU <xxxxxxxx>\nREPEAT 100\nt CATSTR t, t\nENDM");
        put("arguments that double", "A2039", "m MACRO a\n m <a&a>\nENDM\n m xxxxxxxx");
        put(
                "arguments many times in a line",
                "A2039",
                "m MACRO a\n n " + "&a ".repeat(5_000) + "\nENDM\n m " + "x".repeat(50_000));
        String sums = each(60, i -> "a" + i + " EQU a" + (i + 1) + " + a" + (i + 2) + "\n");
        put("2^60 additions", "", DATA + sums + "a60 EQU 5\na61 EQU 5\n");
    }

    private void data() {
        put("a DUP of 2^31", "A2901", DATA + " BYTE 80000000h DUP (0)");
        put("a DUP of 2^62", "A2901", DATA + " QWORD 4000000000000000h DUP (1, 2)");
        put("a DUP of nothing", "", DATA + " BYTE 4000000000000000h DUP (0 DUP (1))");
        put("a DUP of DUPs", "A2901", DATA + " BYTE 10000h DUP (10000h DUP (1))");
        put("60 DUPs in each other", "A2901", DATA + " BYTE " + "2 DUP (".repeat(60) + "1" + ")".repeat(60));
        put("a DUP of 2^31 without values", "A2901", HEAD + ".data?\n BYTE 80000000h DUP (?)");
        put("a DUP of addresses", "A2901", DATA + "x DWORD 1000000h DUP (x)");
        put("many large DUPs", "A2901", DATA + "REPEAT 1000\n BYTE 7FFFFFh DUP (1)\nENDM");
        put("an ORG of 2^31", "A2901", DATA + " ORG 7FFFFFFFh\n BYTE 1");
        put("a LOCAL of 2^31", "A2156", CODE + "p PROC\nLOCAL x[7FFFFFFFh]:DWORD\n ret\np ENDP");
        put("shifts by anything", "", DATA + " QWORD 1 SHL 7FFFFFFFFFFFFFFFh, 1 SHL -1, -1 SHR 100");
        put("the least number", "", DATA + " QWORD 8000000000000000h / -1, 8000000000000000h MOD -1");
    }

    private void names() {
        put("100,000 labels", "", CODE + each(100_000, i -> "l" + i + ":\n"));
        put("20,000 jumps across each other", "", CODE + each(20_000, i -> "l" + i + ": jmp l" + (19_999 - i) + "\n"));
        put(
                "2,000 constants of each other",
                "",
                each(2_000, i -> "a" + i + " EQU a" + (i + 1) + " + 1\n") + "a2000 EQU 5");
        put(
                "10,000 parameters",
                "",
                CODE + "p PROC "
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> "p" + i + ":DWORD")
                                .collect(Collectors.joining(","))
                        + "\n ret\np ENDP");
        put("a comment without end", "A2110", "COMMENT * never\nclosed\n");
    }
}
