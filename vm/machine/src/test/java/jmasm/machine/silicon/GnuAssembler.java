package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The encodings of another assembler, for recordings whose instructions are given as text. */
final class GnuAssembler {

    private GnuAssembler() {}

    /** @param instructions each one instruction or several with {@code ;} between, in Intel syntax */
    static List<byte[]> encode(List<String> instructions) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("silicon");
        StringBuilder source = new StringBuilder(".intel_syntax noprefix\n");
        for (int i = 0; i < instructions.size(); i++) {
            source.append(String.format(".long e%d-i%d%ni%d: %s%ne%d:%n", i, i, i, instructions.get(i), i));
        }
        Path text = Files.writeString(work.resolve("instructions.s"), source);
        Path object = work.resolve("instructions.o");
        Path binary = work.resolve("instructions.bin");
        NativeProcessor.command(text, work.resolve("as.out"), "as", "--32", "-o", object.toString(), text.toString());
        NativeProcessor.command(
                text, work.resolve("objcopy.out"), "objcopy", "-O", "binary", object.toString(), binary.toString());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(binary)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> encodings = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            byte[] encoding = new byte[bytes.getInt()];
            bytes.get(encoding);
            encodings.add(encoding);
        }
        return encodings;
    }
}
