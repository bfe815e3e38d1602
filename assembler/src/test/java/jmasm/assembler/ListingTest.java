package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.assembler.listing.ListingOptions;
import jmasm.base.SourceFile;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One source, listed with each option. */
final class ListingTest {

    private static final Path FOLDER = Path.of("src/test/resources/jmasm/assembler/listing");

    private static final Map<String, ListingOptions> OPTIONS = Map.of(
            "plain", ListingOptions.defaults(),
            "Sa", new ListingOptions(true, false, false, false, 0, 0, "", ""),
            "Sg", new ListingOptions(false, true, false, false, 0, 0, "", ""),
            "Sx", new ListingOptions(false, false, true, false, 0, 0, "", ""),
            "pages", new ListingOptions(false, false, false, true, 70, 40, "given", "below"));

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Sa", "Sg", "Sx", "pages"})
    void isInMlsLayout(String name) throws IOException {
        Golden.of(FOLDER.toString(), "sample." + name + ".lst").matches(list("sample.asm", OPTIONS.get(name)));
    }

    @Test
    void messagesStandBelowTheirLine() {
        String listing = list(
                SourceFile.of("x.asm", ".386\n.model flat\n.code\n mov eax, bx\n nop\nend\n"),
                ListingOptions.defaults());
        List<String> lines = listing.lines().toList();
        int at = lines.indexOf("\t\t\t\t mov eax, bx");
        assertEquals("x.asm(4) : error A2022: instruction operands must be the same size", lines.get(at + 1));
        assertTrue(listing.endsWith("\n\t   0 Warnings\n\t   1 Errors\n"), listing);
    }

    @Test
    void codeOfAPrologueMacroStandsOnceAndAboveTheLineThatBeginsTheCode() {
        String listing = list(SourceFile.of("x.asm", """
                        .386
                        .model flat, c
                        pro MACRO n, f, p, l, r, u
                            push ebp
                            EXITM %l
                        ENDM
                        OPTION PROLOGUE:pro, EPILOGUE:NONE
                        .code
                        f PROC a:DWORD
                            mov eax, ecx
                            ret
                        f ENDP
                        END
                        """), ListingOptions.defaults());
        List<String> lines = listing.lines().toList();
        int at = lines.indexOf(" 00000000  55\t\t     1\t    push ebp");
        assertTrue(at > 0, listing);
        assertEquals(" 00000001  8B C1\t\t    mov eax, ecx", lines.get(at + 1));
        assertEquals(" 00000003  C3\t\t\t    ret", lines.get(at + 2));
    }

    private static String list(String name, ListingOptions options) throws IOException {
        return list(SourceFile.read(FOLDER.resolve(name), name), options);
    }

    private static String list(SourceFile source, ListingOptions options) {
        Includes includes = (name, from) -> {
            try {
                return Optional.of(SourceFile.read(FOLDER.resolve(name), name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new Assembler(AssemblerOptions.with(set -> set.listing = Optional.of(options)), includes)
                .assemble(source)
                .listing()
                .orElseThrow();
    }
}
