package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import jmasm.base.MalformedInput;
import jmasm.coff.Dump;
import jmasm.golden.Golden;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each source of {@code features} gives the object and the listing beside it, with the messages that its lines announce
 * and no other, twice the same. Without a listing, where instructions lose their fragments, it is the same object.
 */
final class FeaturesTest {

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    static List<Feature> features() throws IOException {
        return Feature.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void givesObjectAndListing(Feature feature) throws IOException, MalformedInput {
        Assembly first = feature.assemble(table);
        Assembly second = feature.assemble(table);

        assertEquals(feature.expectedMessages(), Feature.messages(first));
        assertTrue(first.succeeded());
        assertArrayEquals(first.object().get(), second.object().get());
        assertEquals(first.listing(), second.listing());
        assertArrayEquals(
                first.object().get(),
                feature.assembleWithoutListing(table).object().get());
        Golden.of(feature.folder().toString(), feature.name() + ".obj.txt")
                .matches(Dump.of(first.object().get()));
        Golden.of(feature.folder().toString(), feature.name() + ".lst")
                .matches(first.listing().get());
    }
}
