package jmasm.linker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.FileKind;

/**
 * Reads the files of the command line, and gives them back in order. Where there are many, a second thread reads as well, and
 * so does the first whenever the file that it links next is not there yet. What comes out is the same.
 */
final class ReadAhead {

    /** A thread costs more than it saves for less. */
    private static final int WORTH_A_THREAD = 16;

    private final List<String> names;
    private final FileFinder files;
    private final NameTable table;

    /** By position; null where it has not been read. Guarded by this. */
    private final Read[] done;

    /** Why a thread gave up; guarded by this. */
    private Optional<Throwable> failure = Optional.empty();

    /** The first file that nobody has begun to read. */
    private final AtomicInteger begun = new AtomicInteger();

    private int position;

    /**
     * A file.
     *
     * @param object empty when the file is none or is damaged: who reads it again learns why
     */
    record Read(Optional<InputFile> file, Optional<NumberedObject> object) {}

    ReadAhead(List<String> names, FileFinder files, NameTable table) {
        this.names = names;
        this.files = files;
        this.table = table;
        this.done = new Read[names.size()];
        if (names.size() >= WORTH_A_THREAD) {
            new Reader().start();
        }
    }

    private final class Reader extends Thread {

        Reader() {
            super("read ahead");
            setDaemon(true);
        }

        @Override
        public void run() {
            readAll();
        }
    }

    /** The next file. */
    Read next() {
        while (!isDone(position)) {
            if (!readOne()) {
                waitFor(position);
            }
        }
        synchronized (this) {
            return done[position++];
        }
    }

    private void readAll() {
        try {
            while (readOne()) {
                // One after the other.
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** @return false when every file has been begun */
    private boolean readOne() {
        int number = begun.getAndIncrement();
        if (number >= done.length) {
            return false;
        }
        Optional<InputFile> file = find(names.get(number));
        finish(number, new Read(file, file.isPresent() ? object(file.get()) : Optional.empty()));
        return true;
    }

    private Optional<InputFile> find(String name) {
        Optional<InputFile> file = files.input(name);
        return file.isEmpty() && FileNames.isLibrary(name) ? files.library(name) : file;
    }

    private Optional<NumberedObject> object(InputFile file) {
        try {
            return FileKind.of(file.bytes()) == FileKind.OBJECT
                    ? Optional.of(NumberedObject.of(CoffObject.read(file.bytes()), table))
                    : Optional.empty();
        } catch (MalformedInput e) {
            return Optional.empty();
        }
    }

    private synchronized void finish(int number, Read read) {
        done[number] = read;
        notifyAll();
    }

    private synchronized void fail(Throwable reason) {
        failure = Optional.of(reason);
        notifyAll();
    }

    private synchronized boolean isDone(int number) {
        return done[number] != null;
    }

    private synchronized void waitFor(int number) {
        try {
            while (done[number] == null) {
                if (failure.isPresent()) {
                    throw new IllegalStateException("a file could not be read ahead", failure.get());
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
