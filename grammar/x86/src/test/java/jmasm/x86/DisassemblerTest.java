package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisassemblerTest {

    private final Decoder decoder = new Decoder(InstructionTable.load());

    private String text(SymbolLookup symbols, String hex) {
        byte[] code = HexFormat.ofDelimiter(" ").parseHex(hex);
        Decoded decoded = decoder.decode(code, 0, code.length, 0x401000);
        return new Disassembler(symbols).text(assertInstanceOf(Instruction.class, decoded));
    }

    @Test
    void addressesGetNames() {
        Map<Integer, String> names = Map.of(0x401100, "_main@0", 0x402000, "hFile");
        SymbolLookup symbols = address -> Optional.ofNullable(names.get(address));
        assertEquals("call _main@0", text(symbols, "E8 FB 00 00 00"));
        assertEquals("mov eax,dword ptr [hFile]", text(symbols, "A1 00 20 40 00"));
        assertEquals("mov eax,402000h", text(symbols, "B8 00 20 40 00"));
        assertEquals("mov eax,dword ptr fs:[402000h]", text(symbols, "64 A1 00 20 40 00"));
    }

    @Test
    void relocatedFieldsGetNames() {
        SymbolLookup symbols = new SymbolLookup() {
            @Override
            public Optional<String> name(int address) {
                return Optional.empty();
            }

            @Override
            public Optional<String> nameInField(int fieldAddress, int value) {
                return fieldAddress == 0x401001 || fieldAddress == 0x401003
                        ? Optional.of("table+" + value)
                        : Optional.empty();
            }
        };
        assertEquals("push offset table+4", text(symbols, "68 04 00 00 00"));
        assertEquals("call table+0", text(symbols, "E8 00 00 00 00"));
        assertEquals("mov eax,dword ptr [eax*4+table+0]", text(symbols, "8B 04 85 00 00 00 00"));
    }

    @Test
    void numbersAreMasms() {
        assertEquals("mov eax,9", text(SymbolLookup.NONE, "B8 09 00 00 00"));
        assertEquals("mov eax,0Ah", text(SymbolLookup.NONE, "B8 0A 00 00 00"));
        assertEquals("mov eax,7FFE0300h", text(SymbolLookup.NONE, "B8 00 03 FE 7F"));
        assertEquals("mov eax,0FFFFFFFFh", text(SymbolLookup.NONE, "B8 FF FF FF FF"));
        assertEquals("mov eax,dword ptr [eax-80000000h]", text(SymbolLookup.NONE, "8B 80 00 00 00 80"));
    }

    @Test
    void bytesThatAreNoInstructionAreData() {
        assertEquals("db 0Fh,0FFh", Disassembler.data(new byte[] {0x0F, (byte) 0xFF}, 0, 2));
    }
}
