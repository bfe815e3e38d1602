package jmasm.linker.pdb;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/** A program database being made: modules are added in the order of the link, then public names, then it is written. */
public final class ProgramDatabase {

    private static final int VERSION_VC70 = 20000404;

    private static final int FEATURE_VC140 = 20140508;
    private static final int AGE = 1;
    private static final String NAMES = "/names";

    private static final int PUB32_FUNCTION = 2;

    private final MsfWriter file = new MsfWriter();
    private final NameTable names = new NameTable();
    private final TypeStream types = new TypeStream();
    private final TypeStream ids = new TypeStream();
    private final TypeMerger merger = new TypeMerger(types, ids);
    private final ByteWriter records = new ByteWriter();
    private final SymbolTable globals = new SymbolTable(records);
    private final SymbolTable publics = new SymbolTable(records);
    private final List<PlacedPublic> publicPlaces = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private final List<ImageSection> sections;
    private final DebugInformation modules;
    private int moduleCount;
    private int nameStream;

    /** A public name and its record. */
    private record PlacedPublic(PublicSymbol symbol, int record) {}

    /** @param sections of the image, in order */
    public ProgramDatabase(List<ImageSection> sections) {
        this.sections = sections;
        this.modules = new DebugInformation(sections);
        // The old directory, the database itself, types, modules, ids: their numbers are fixed.
        for (int i = 0; i < 5; i++) {
            file.add(new byte[0]);
        }
    }

    /** How the record in the image and the database know each other, beside the GUID. */
    public static int age() {
        return AGE;
    }

    /**
     * The file that has an object's types: the database that the compiler wrote with /Zi, or a precompiled object; empty
     * when the object has them itself.
     */
    public static Optional<String> fileOfTypes(byte[] types) throws MalformedInput {
        return TypeMerger.otherFile(types);
    }

    /** @throws MalformedInput when its CodeView records are damaged */
    public void add(Module module) throws MalformedInput {
        TypeMerger.Indices indices =
                module.types().isPresent() ? merger.merge(module.types().get()) : TypeMerger.Indices.NONE;
        ModuleWriter writer = new ModuleWriter(indices, ids, names, globals, ++moduleCount);
        writer.add(module.records());
        frames.addAll(writer.frames());
        if (module.records().isEmpty()) {
            modules.add(new DebugInformation.ModuleRow(module, DebugInformation.NO_STREAM, 0, 0, List.of()));
        } else {
            add(module, writer);
        }
    }

    private void add(Module module, ModuleWriter writer) {
        int stream = file.add(writer.toBytes());
        modules.add(new DebugInformation.ModuleRow(
                module, stream, writer.symbolBytes(), writer.lineBytes(), writer.files()));
    }

    /**
     * The module of what the linker made itself; comes last.
     *
     * @param tool its name and version
     */
    public void addLinker(String tool, List<Contribution> contributions) {
        Module module = new Module(LinkerModule.NAME, "", Optional.empty(), List.of(), contributions);
        ModuleWriter writer = new ModuleWriter(TypeMerger.Indices.NONE, ids, names, globals, ++moduleCount);
        writer.addSymbols(LinkerModule.symbols(sections, tool));
        add(module, writer);
    }

    public void add(PublicSymbol symbol) {
        ByteWriter record = new ByteWriter().u16(0).u16(SymbolKind.S_PUB32.code());
        record.u32(symbol.function() ? PUB32_FUNCTION : 0).u32(symbol.offset()).u16(symbol.section());
        record.latin1(symbol.name()).u8(0).align(4);
        record.patch16(0, record.size() - 2);
        int at = publics.add(Hashes.bytes(symbol.name()), record.toByteArray());
        publicPlaces.add(new PlacedPublic(symbol, at));
    }

    /** Puts everything in its stream but the GUID; nothing can be added any more. */
    public void finish() {
        int typeHashes = file.add(types.hashStream());
        int idHashes = file.add(ids.hashStream());
        ByteWriter headers = new ByteWriter();
        sections.forEach(section -> headers.bytes(section.header()));
        int frameStream = frames.isEmpty() ? DebugInformation.NO_STREAM : file.add(frameStream());
        DebugInformation.Streams streams = new DebugInformation.Streams(
                file.add(globals.toBytes()),
                file.add(publicStream()),
                file.add(records.toByteArray()),
                file.add(headers.toByteArray()),
                frameStream);
        nameStream = file.add(names.toBytes());
        file.set(2, types.toBytes(typeHashes));
        file.set(3, modules.toBytes(AGE, streams));
        file.set(4, ids.toBytes(idHashes));
    }

    /** Adds the content of a finished database to a digest. */
    public void digest(MessageDigest digest) {
        file.digest(digest);
    }

    /**
     * The file.
     *
     * @param guid 16 bytes, which the image has as well
     */
    public byte[] toBytes(byte[] guid, int timeStamp) {
        file.set(1, information(guid, timeStamp, nameStream));
        return file.toBytes();
    }

    /** By address, as debuggers search it. */
    private byte[] frameStream() {
        frames.sort((a, b) -> Integer.compareUnsigned(Bytes.i32(a, 0), Bytes.i32(b, 0)));
        ByteWriter out = new ByteWriter();
        frames.forEach(out::bytes);
        return out.toByteArray();
    }

    /** The hash table, and the records by address. */
    private byte[] publicStream() {
        byte[] table = publics.toBytes();
        ByteWriter out = new ByteWriter().u32(table.length).u32(4 * publicPlaces.size());
        out.u32(0).u32(0).u16(0).u16(0).u32(0).u32(0).bytes(table);
        publicPlaces.sort(Comparator.comparingInt((PlacedPublic p) -> p.symbol().section())
                .thenComparing((a, b) ->
                        Integer.compareUnsigned(a.symbol().offset(), b.symbol().offset()))
                .thenComparing(p -> p.symbol().name()));
        publicPlaces.forEach(p -> out.u32(p.record()));
        return out.toByteArray();
    }

    private static byte[] information(byte[] guid, int timeStamp, int nameStream) {
        ByteWriter out =
                new ByteWriter().u32(VERSION_VC70).u32(timeStamp).u32(AGE).bytes(guid);
        // Named streams: their names, then a hash table from a name's offset to the stream's number.
        out.u32(NAMES.length() + 1).latin1(NAMES).u8(0);
        int buckets = 8;
        int bucket = (Hashes.ofName(Hashes.bytes(NAMES)) & 0xFFFF) % buckets;
        out.u32(1).u32(buckets);
        out.u32(1).u32(1 << bucket);
        out.u32(0);
        out.u32(0).u32(nameStream);
        return out.u32(0).u32(FEATURE_VC140).toByteArray();
    }
}
