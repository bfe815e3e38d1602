package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import jmasm.base.ByteWriter;

/**
 * {@code __delayLoadHelper2(descriptor, slot)}: loads a DLL unless it is, finds a function, fills its slot and returns it.
 * The linker's own is for programs without a C library; like that one's it raises C06D007Eh when the DLL, C06D007Fh when
 * the function is missing.
 */
final class DelayHelper {

    private static final String NAME = "___delayLoadHelper2@8";
    private static final List<String> NEEDS =
            List.of("__imp__LoadLibraryA@4", "__imp__GetProcAddress@8", "__imp__RaiseException@16");

    private final SymbolTable symbols;
    private Optional<Code> code = Optional.empty();

    DelayHelper(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** Refers to the one that some file has, else to what ours needs. */
    void request(LinkOptions options) {
        boolean brought =
                symbols.findOrOffered(NAME).filter(SymbolTable::isKnown).isPresent();
        SymbolSlot slot = symbols.reference(NAME);
        if (!brought) {
            options.defaultLibraries.add("kernel32");
            List<SymbolSlot> imports = new ArrayList<>();
            NEEDS.forEach(name -> imports.add(symbols.reference(name)));
            Code made = new Code(imports);
            code = Optional.of(made);
            slot.set(new LinkSymbol.Defined(made, 0, Optional.empty(), true));
        }
    }

    SymbolSlot slot() {
        return symbols.reference(NAME);
    }

    List<SymbolSlot> roots() {
        List<SymbolSlot> roots = new ArrayList<>(List.of(slot()));
        code.ifPresent(made -> roots.addAll(made.imports));
        return roots;
    }

    /** Empty when another file's is used. */
    Optional<SyntheticChunk> chunk() {
        return code.map(made -> made);
    }

    private static final class Code extends SyntheticChunk {

        // Places of addresses in the code.
        private static final int BASE_OF_MODULE = 0x10;
        private static final int BASE_OF_NAME = 0x1E;
        private static final int LOAD_LIBRARY = 0x25;
        private static final int BASE_OF_HINT = 0x44;
        private static final int GET_PROC_ADDRESS = 0x51;
        private static final int RAISE_EXCEPTION = 0x6F;

        /** Of a function's name: behind its hint. */
        private static final int NAME_AT = 2;

        private static final int[] BYTES = {
            0x53, // push ebx
            0x56, // push esi
            0x57, // push edi
            0x8B,
            0x5C,
            0x24,
            0x10, // mov ebx, [esp+16]: the descriptor
            0x8B,
            0x74,
            0x24,
            0x14, // mov esi, [esp+20]: the slot
            0x8B,
            0x7B,
            0x08, // mov edi, [ebx+8]: where the module's handle is kept
            0x81,
            0xC7,
            0,
            0,
            0,
            0, // add edi, base
            0x8B,
            0x07, // mov eax, [edi]
            0x85,
            0xC0, // test eax, eax
            0x75,
            0x1A, // jnz loaded
            0x8B,
            0x43,
            0x04, // mov eax, [ebx+4]: the DLL's name
            0x05,
            0,
            0,
            0,
            0, // add eax, base
            0x50, // push eax
            0xFF,
            0x15,
            0,
            0,
            0,
            0, // call LoadLibraryA
            0x89,
            0x07, // mov [edi], eax
            0x85,
            0xC0, // test eax, eax
            0xB9,
            0x7E,
            0x00,
            0x6D,
            0xC0, // mov ecx, C06D007Eh
            0x74,
            0x32, // jz fail
            // loaded:
            0x89,
            0xF2, // mov edx, esi
            0x2B,
            0x53,
            0x0C, // sub edx, [ebx+12]: from the table of slots
            0x03,
            0x53,
            0x10, // add edx, [ebx+16]: to that of names
            0x8B,
            0x12, // mov edx, [edx]
            0x85,
            0xD2, // test edx, edx
            0x78,
            0x08, // js ordinal
            0x81,
            0xC2,
            0,
            0,
            0,
            0, // add edx, base + 2
            0xEB,
            0x03, // jmp find
            0x0F,
            0xB7,
            0xD2, // ordinal: movzx edx, dx
            0x52, // find: push edx
            0x50, // push eax
            0xFF,
            0x15,
            0,
            0,
            0,
            0, // call GetProcAddress
            0x85,
            0xC0, // test eax, eax
            0xB9,
            0x7F,
            0x00,
            0x6D,
            0xC0, // mov ecx, C06D007Fh
            0x74,
            0x08, // jz fail
            0x89,
            0x06, // mov [esi], eax
            0x5F, // pop edi
            0x5E, // pop esi
            0x5B, // pop ebx
            0xC2,
            0x08,
            0x00, // ret 8
            0x6A,
            0x00, // fail: push 0
            0x6A,
            0x00, // push 0
            0x6A,
            0x00, // push 0
            0x51, // push ecx
            0xFF,
            0x15,
            0,
            0,
            0,
            0, // call RaiseException
            0xCC, // int 3
        };

        private final List<SymbolSlot> imports;

        Code(List<SymbolSlot> imports) {
            super(".text$thunk", CODE, 4, OptionText.TOOL);
            this.imports = imports;
        }

        @Override
        int size() {
            return BYTES.length;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter();
            for (int value : BYTES) {
                out.u8(value);
            }
            out.patch32(BASE_OF_MODULE, space.imageBase());
            out.patch32(BASE_OF_NAME, space.imageBase());
            out.patch32(BASE_OF_HINT, space.imageBase() + NAME_AT);
            out.patch32(LOAD_LIBRARY, space.imageBase() + Addresses.rva(imports.get(0)));
            out.patch32(GET_PROC_ADDRESS, space.imageBase() + Addresses.rva(imports.get(1)));
            out.patch32(RAISE_EXCEPTION, space.imageBase() + Addresses.rva(imports.get(2)));
            return out.toByteArray();
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            for (int at : new int[] {
                BASE_OF_MODULE, BASE_OF_NAME, LOAD_LIBRARY, BASE_OF_HINT, GET_PROC_ADDRESS, RAISE_EXCEPTION
            }) {
                rvas.accept(rva() + at);
            }
        }
    }
}
