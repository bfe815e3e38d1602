package jmasm.linker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.FileKind;

/**
 * Reads the files of the command line in order, and where there are many, in a second thread while the first links those
 * before. What comes out is the same.
 */
final class ReadAhead {

    /** A thread costs more than it saves for less. */
    private static final int WORTH_A_THREAD = 16;

    private final Function<String, Optional<InputFile>> finder;
    private final Iterator<FutureTask<Read>> tasks;

    /**
     * A file.
     *
     * @param object empty when the file is none or is damaged: who reads it again learns why
     */
    record Read(String name, Optional<InputFile> file, Optional<CoffObject> object) {}

    /** @param finder asked in a thread of its own, in the order of the names */
    ReadAhead(List<String> names, Function<String, Optional<InputFile>> finder) {
        this.finder = finder;
        List<FutureTask<Read>> all = new ArrayList<>();
        names.forEach(name -> all.add(new FutureTask<>(() -> read(name))));
        this.tasks = all.iterator();
        if (names.size() >= WORTH_A_THREAD) {
            Thread thread = new Thread(() -> all.forEach(FutureTask::run), "read ahead");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The next file. */
    Read next() {
        FutureTask<Read> task = tasks.next();
        try {
            // Does nothing where the other thread has begun it.
            task.run();
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be read ahead", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Read read(String name) {
        Optional<InputFile> file = finder.apply(name);
        return new Read(name, file, file.flatMap(ReadAhead::object));
    }

    private static Optional<CoffObject> object(InputFile file) {
        try {
            if (FileKind.of(file.bytes()) != FileKind.OBJECT) {
                return Optional.empty();
            }
            return Optional.of(CoffObject.read(file.bytes()));
        } catch (MalformedInput e) {
            return Optional.empty();
        }
    }
}
