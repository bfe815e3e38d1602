package jmasm.linker;

/** Parts of file names with either slash, as sources written for Windows and for Unix have them. */
public final class FileNames {

    private FileNames() {}

    /** The name without its folders. */
    public static String last(String path) {
        return path.substring(lastSlash(path) + 1);
    }

    /** The extension is that of libraries. */
    static boolean isLibrary(String path) {
        return path.regionMatches(true, Math.max(0, path.length() - 4), ".lib", 0, 4);
    }

    static boolean hasExtension(String path) {
        return path.indexOf('.', lastSlash(path) + 2) >= 0;
    }

    /** The path without the last extension. */
    static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > lastSlash(path) + 1 ? path.substring(0, dot) : path;
    }

    private static int lastSlash(String path) {
        return Math.max(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')), path.lastIndexOf(':'));
    }
}
