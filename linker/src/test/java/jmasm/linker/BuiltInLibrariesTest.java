package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jmasm.base.Table;
import jmasm.coff.ImportMember;
import org.junit.jupiter.api.Test;

class BuiltInLibrariesTest {

    private final Table index = Table.load(BuiltInLibraries.class, "imports.tbl");
    private final BuiltInLibraries libraries = new BuiltInLibraries();

    /** Every row is found by its symbol, which needs the order of bytes, and can be imported. */
    @Test
    void everyRowIsFound() {
        int rows = 0;
        for (Table.Row row : index.rows()) {
            LibraryTable table = new LibraryTable(row.cell(2), row.cell(1));
            Set<String> symbols = new TreeSet<>();
            for (String symbol : table.symbols()) {
                int member = table.find(ImportMember.IMP_PREFIX + symbol);
                assertTrue(member >= 0, row.cell(2) + ": " + symbol);
                assertTrue(symbols.add(symbol), row.cell(2) + " has " + symbol + " twice");
                assertEquals(symbol, table.member(member).symbol());
                assertEquals(row.cell(1), table.member(member).dll());
                rows++;
            }
            assertFalse(symbols.isEmpty(), row.cell(2));
        }
        assertTrue(rows > 9_000, "what Windows exports: " + rows);
    }

    /** Published prototypes: the number of bytes is four for each argument. */
    @Test
    void knownFunctions() {
        for (String line : List.of(
                "kernel32 _ExitProcess@4",
                "kernel32 _WriteConsoleA@20",
                "kernel32 _CreateFileA@28",
                "kernel32 _RtlZeroMemory@8",
                "kernel32 _InterlockedExchange@8",
                "user32 _MessageBoxA@16",
                "user32 _CreateWindowExA@48",
                "user32 _wsprintfA",
                "gdi32 _BitBlt@36",
                "advapi32 _RegOpenKeyExA@20",
                "shell32 _ShellExecuteA@24",
                "shlwapi _PathFileExistsA@4",
                "comdlg32 _GetOpenFileNameA@4",
                "comctl32 _InitCommonControls@0",
                "ole32 _CoInitialize@4",
                "oleaut32 _SysAllocString@4",
                "ws2_32 _WSAStartup@8",
                "wsock32 _WSAStartup@8",
                "winmm _timeGetTime@0",
                "version _VerQueryValueA@16",
                "imm32 _ImmGetContext@4",
                "winspool _OpenPrinterA@12",
                "opengl32 _glBegin@4",
                "ntdll _NtCreateFile@44",
                "ntdll _NtWriteFile@36",
                "msvcrt _printf",
                "msvcrt __getch")) {
            String[] words = line.split(" ");
            assertTrue(libraries.defines(words[0], words[1]), line);
        }
    }

    @Test
    void anyCaseAnyFolder() {
        for (String name : List.of(
                "kernel32",
                "Kernel32.LIB",
                "\\masm32\\lib\\kernel32.lib",
                "c:\\masm32\\lib\\KERNEL32.lib",
                "lib/kernel32.lib")) {
            assertTrue(libraries.defines(name, "_ExitProcess@4"), name);
        }
        assertFalse(libraries.defines("kernel33", "_ExitProcess@4"));
    }

    @Test
    void aVariableHasNoJump() {
        assertTrue(libraries.defines("msvcrt", "__imp___iob"));
        assertFalse(libraries.defines("msvcrt", "__iob"));
    }

    @Test
    void whereToLook() {
        assertEquals(Optional.of("user32.lib"), libraries.definer("_MessageBoxA@16"));
        assertEquals(Optional.empty(), libraries.definer("_MessageBoxA@12"));
        assertEquals(
                "_MessageBoxA@16", libraries.named("MessageBoxA").orElseThrow().symbol());
    }
}
