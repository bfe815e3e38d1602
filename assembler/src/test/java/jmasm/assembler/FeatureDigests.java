package jmasm.assembler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;

/** What all features give, object and listing, as one line each; also a program of its own, for other processes. */
final class FeatureDigests {

    private FeatureDigests() {}

    /** Prints the digests of the features in the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        of(Path.of(arguments[0]), text -> text)
                .forEach((feature, digest) -> System.out.println(feature + " " + digest));
    }

    /** By feature; {@code change} is made to each source before. */
    static SortedMap<String, String> of(Path folder, UnaryOperator<String> change) throws IOException {
        InstructionTable table = InstructionTable.load();
        SortedMap<String, String> digests = new TreeMap<>();
        for (Feature feature : Feature.all(folder)) {
            digests.put(feature.path(), digest(feature, change, table));
        }
        return digests;
    }

    private static String digest(Feature feature, UnaryOperator<String> change, InstructionTable table)
            throws IOException {
        SourceFile source = feature.source();
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= source.lineCount(); line++) {
            text.append(source.line(line)).append('\n');
        }
        byte[] bytes = change.apply(text.toString()).getBytes(StandardCharsets.ISO_8859_1);
        Assembly assembly = feature.assemble(SourceFile.of(source.name(), bytes), table);
        byte[] listing = assembly.listing().orElse("").getBytes(StandardCharsets.UTF_8);
        return sha256(assembly.object().orElse(new byte[0])) + " " + sha256(listing);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
