package jmasm.linker;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.ComdatSelection;
import jmasm.coff.OptionalHeader;
import jmasm.coff.PeImage;
import jmasm.linker.pdb.Contribution;
import jmasm.linker.pdb.ImageSection;
import jmasm.linker.pdb.Module;
import jmasm.linker.pdb.ProgramDatabase;
import jmasm.linker.pdb.PublicSymbol;

/** Collects for a program database ({@code /DEBUG}) what the linked objects say of themselves. */
final class DatabaseBuilder {

    private static final String RECORDS = ".debug$S";
    private static final String TYPES = ".debug$T";
    private static final String PRECOMPILED_TYPES = ".debug$P";
    private static final String TOOL_NAME = "jlink (jmasm)";
    private static final int SECTION_HEADER_SIZE = 40;
    private static final int GUID_SIZE = 16;

    private final List<ObjectFile> objects;
    private final SymbolTable symbols;
    private final List<OutputSection> sections;
    private final PeImage image;
    private final Diagnostics problems;

    DatabaseBuilder(
            List<ObjectFile> objects,
            SymbolTable symbols,
            List<OutputSection> sections,
            PeImage image,
            Diagnostics problems) {
        this.objects = objects;
        this.symbols = symbols;
        this.sections = sections;
        this.image = image;
        this.problems = problems;
    }

    /** The files that {@code /DEBUG} writes; the GUID by which they and the image know each other goes into the image. */
    List<LinkResult.SideFile> files(LinkOptions options, DebugDirectory directory) {
        ProgramDatabase database = build(false);
        byte[] guid = guid(image, database);
        directory.setGuid(image, guid);
        List<LinkResult.SideFile> files = new ArrayList<>();
        files.add(new LinkResult.SideFile(
                options.databaseName().orElseThrow(), database.toBytes(guid, options.timeStamp)));
        options.debug
                .strippedName(options.outputName())
                .ifPresent(name ->
                        files.add(new LinkResult.SideFile(name, build(true).toBytes(guid, options.timeStamp))));
        return files;
    }

    /** @param stripped leaves out all but public names and frames: for a database that is given to others */
    private ProgramDatabase build(boolean stripped) {
        ProgramDatabase database = new ProgramDatabase(imageSections());
        for (ObjectFile object : objects) {
            try {
                database.add(module(object, stripped));
            } catch (MalformedInput e) {
                problems.report(Diagnostic.in(object.name(), LinkProblem.CORRUPT_FILE, e.getMessage()));
            }
        }
        database.addLinker(TOOL_NAME, ownContributions());
        addPublics(database);
        database.finish();
        return database;
    }

    /** Follows from the bytes of both, so that the same input gives the same, and other input another. */
    private static byte[] guid(PeImage image, ProgramDatabase database) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(image.headers());
            image.sections().forEach(section -> digest.update(section.data()));
            database.digest(digest);
            return Arrays.copyOf(digest.digest(), GUID_SIZE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<ImageSection> imageSections() {
        byte[] headers = image.headers();
        int at = image.stub().length + 4 + 20 + OptionalHeader.SIZE;
        List<ImageSection> list = new ArrayList<>();
        for (OutputSection section : sections) {
            byte[] header = Arrays.copyOfRange(headers, at, at += SECTION_HEADER_SIZE);
            List<ImageSection.Group> groups = ChunkGroup.of(section).stream()
                    .map(group ->
                            new ImageSection.Group(group.name(), group.offset(), group.size(), group.characteristics()))
                    .toList();
            list.add(new ImageSection(
                    section.name(), section.rva(), section.virtualSize(), section.characteristics(), header, groups));
        }
        return list;
    }

    // Modules

    private Module module(ObjectFile object, boolean stripped) throws MalformedInput {
        List<byte[]> records = new ArrayList<>();
        Optional<byte[]> types = Optional.empty();
        if (!stripped && areTypesHere(object)) {
            Map<Integer, Integer> leaders = leaders(object);
            List<CoffSection> all = object.object().sections();
            for (int number = 1; number <= all.size(); number++) {
                CoffSection section = all.get(number - 1);
                if (section.name().equals(TYPES)) {
                    types = Optional.of(section.data());
                } else if (section.name().equals(RECORDS) && isLinked(object, leaders.get(number))) {
                    records.add(DebugRecords.filledIn(object, section, image.imageBase()));
                }
            }
        }
        String library = object.library().map(Library::name).orElse(object.name());
        return new Module(object.name(), library, types, records, contributions(object));
    }

    /** With the types in another file the records mean nothing: link says the same when it can't open that. */
    private boolean areTypesHere(ObjectFile object) throws MalformedInput {
        for (CoffSection section : object.object().sections()) {
            Optional<String> other =
                    section.name().equals(TYPES) || section.name().equals(PRECOMPILED_TYPES)
                            ? ProgramDatabase.fileOfTypes(section.data())
                            : Optional.empty();
            if (other.isPresent()) {
                problems.report(Diagnostic.in(object.name(), LinkProblem.TYPES_NOT_FOUND, other.get(), object.name())
                        .withHint("its types are in a file of the compiler's; compile with /Z7, without precompiled"
                                + " headers"));
                return false;
            }
        }
        return true;
    }

    /** Of COMDAT records: from their section's number to that of the code that they describe. */
    private static Map<Integer, Integer> leaders(ObjectFile object) {
        Map<Integer, Integer> leaders = new HashMap<>();
        for (CoffSymbol symbol : object.object().symbols()) {
            symbol.sectionDefinition()
                    .filter(definition -> definition.selectionCode() == ComdatSelection.ASSOCIATIVE.code())
                    .ifPresent(definition -> leaders.put(symbol.sectionNumber(), definition.associated()));
        }
        return leaders;
    }

    private static boolean isLinked(ObjectFile object, Integer leader) {
        return leader == null || object.chunk(leader).map(SectionChunk::isLive).orElse(false);
    }

    private static List<Contribution> contributions(ObjectFile object) {
        List<Contribution> list = new ArrayList<>();
        for (SectionChunk chunk : object.chunks()) {
            if (chunk.output() != null && chunk.output().number() != 0 && chunk.size() > 0 && chunk.isLive()) {
                list.add(contribution(chunk));
            }
        }
        return list;
    }

    private static Contribution contribution(Chunk chunk) {
        OutputSection section = chunk.output();
        return new Contribution(section.number(), chunk.rva() - section.rva(), chunk.size(), chunk.characteristics());
    }

    private List<Contribution> ownContributions() {
        List<Contribution> list = new ArrayList<>();
        for (OutputSection section : sections) {
            for (Chunk chunk : section.chunks()) {
                if (!(chunk instanceof SectionChunk) && chunk.size() > 0) {
                    list.add(contribution(chunk));
                }
            }
        }
        return list;
    }

    // Public names

    private void addPublics(ProgramDatabase database) {
        for (SymbolSlot slot : symbols.all()) {
            LinkSymbol symbol = slot.symbol();
            if (symbol instanceof LinkSymbol.Defined defined) {
                DebugRecords.Place.of(slot)
                        .ifPresent(place -> add(database, slot, place.section(), place.offset(), defined.function()));
            } else if (symbol instanceof LinkSymbol.Imported imported) {
                Optional<SyntheticChunk> chunk = imported.slot()
                        ? imported.name().slot()
                        : imported.name().jump();
                chunk.ifPresent(placed -> add(
                        database,
                        slot,
                        placed.output(),
                        placed.rva() - placed.output().rva(),
                        !imported.slot()));
            }
        }
    }

    private static void add(
            ProgramDatabase database, SymbolSlot slot, OutputSection section, int offset, boolean function) {
        database.add(new PublicSymbol(slot.name(), section.number(), offset, function));
    }
}
