package jmasm.linker;

import java.util.List;
import java.util.Optional;

/**
 * The file of {@code /BASE:@file,key}: a row for each image of a product, with its key, its address and perhaps the
 * largest size that it may have there; {@code ;} begins a comment.
 */
final class BaseFile {

    private BaseFile() {}

    /** The address of a key; empty when no row has it or the row makes no sense. */
    static Optional<String> find(InputFile file, String key) {
        String text = file.text();
        for (String line : text.split("\n", -1)) {
            int comment = line.indexOf(';');
            List<String> words = OptionText.words(comment < 0 ? line : line.substring(0, comment));
            if (words.size() >= 2 && words.get(0).equalsIgnoreCase(key)) {
                return Optional.of(words.get(1));
            }
        }
        return Optional.empty();
    }
}
