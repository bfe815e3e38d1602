package jmasm.linker.rc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jmasm.base.Diagnostics;
import jmasm.coff.Resource;

/** Compiles a script: a statement for each resource, in any order, between statements about the language. */
public final class ResourceCompiler {

    private static final int RT_STRING = 6;
    private static final int RT_FONTDIR = 7;
    private static final int RT_RCDATA = 10;
    private static final int STRINGS_IN_A_BLOCK = 16;
    private static final int ENGLISH = 0x409;
    private static final int SUBLANGUAGE_SHIFT = 10;

    /** Types whose content is a file or raw data. */
    private static final Map<String, Integer> PLAIN_TYPES = Map.of(
            "RCDATA",
            RT_RCDATA,
            "MESSAGETABLE",
            11,
            "HTML",
            23,
            "MANIFEST",
            24,
            "DLGINIT",
            240,
            "ANICURSOR",
            21,
            "ANIICON",
            22,
            "PLUGPLAY",
            19,
            "VXD",
            20);

    /** How Windows 3 was to keep a resource in memory. */
    private static final Set<String> MEMORY_FLAGS = Set.of(
            "PRELOAD",
            "LOADONCALL",
            "FIXED",
            "MOVEABLE",
            "MOVABLE",
            "DISCARDABLE",
            "NONDISCARDABLE",
            "PURE",
            "IMPURE",
            "SHARED",
            "NONSHARED");

    private final ScriptFile input;
    private final ScriptFile.Source files;
    private final Script script;
    private final Pictures pictures;
    private final Fonts fonts;
    private final List<Resource> resources = new ArrayList<>();

    /** By language, then by identifier: sixteen make a resource. */
    private final Map<Integer, Map<Integer, String>> strings = new TreeMap<>();

    private int language = ENGLISH;

    private ResourceCompiler(ScriptFile input, ScriptFile.Source files, Diagnostics problems) {
        this.input = input;
        this.files = files;
        this.script = new Script(new Preprocessor(files, problems).read(input), problems);
        this.pictures = new Pictures(script);
        this.fonts = new Fonts(script);
    }

    /**
     * @param files where the script's includes and pictures are
     * @throws jmasm.base.FatalProblem reported to {@code problems} as well, when the script makes no sense
     */
    public static List<Resource> compile(ScriptFile input, ScriptFile.Source files, Diagnostics problems) {
        ResourceCompiler compiler = new ResourceCompiler(input, files, problems);
        while (!compiler.script.atEnd()) {
            compiler.statement();
        }
        compiler.addStrings();
        compiler.fonts.addList(compiler.resources);
        return compiler.resources;
    }

    private void statement() {
        if (script.take("LANGUAGE")) {
            language = languageId();
        } else if (script.take("STRINGTABLE")) {
            stringTable();
        } else {
            Resource.Id name = id();
            resource(name);
        }
    }

    private int languageId() {
        int primary = script.number();
        script.comma();
        return script.number() << SUBLANGUAGE_SHIFT | primary;
    }

    /** A number, or text that becomes capitals. */
    private Resource.Id id() {
        Token token = script.peek();
        return switch (token.kind()) {
            case NUMBER -> new Resource.Id.Number(script.number() & 0xFFFF);
            case NAME, STRING -> new Resource.Id.Text(script.next().text().toUpperCase(Locale.ROOT));
            default -> throw script.expected("a name or a number");
        };
    }

    private void resource(Resource.Id name) {
        Token token = script.peek();
        Resource.Id type = id();
        skipMemoryFlags();
        int number = type instanceof Resource.Id.Number given ? given.value() : typeNumber(token.text());
        switch (number) {
            case Pictures.RT_CURSOR, Pictures.RT_BITMAP, Pictures.RT_ICON ->
                pictures.add(number, name, language, file(), resources);
            case Menus.RT_MENU -> menu(name, token.is("MENUEX"));
            case Dialogs.RT_DIALOG -> {
                Dialogs dialog = new Dialogs(script, token.is("DIALOGEX"));
                byte[] data = dialog.read();
                add(number, name, dialog.language().orElse(language), data);
            }
            case Accelerators.RT_ACCELERATOR -> {
                int own = options();
                add(number, name, own, new Accelerators(script).read());
            }
            case Versions.RT_VERSION -> add(number, name, language, new Versions(script).read());
            case Fonts.RT_FONT -> fonts.add(name, language, file(), resources);
            default -> plain(number < 0 ? type : new Resource.Id.Number(number), name);
        }
    }

    private void menu(Resource.Id name, boolean extended) {
        int own = options();
        add(Menus.RT_MENU, name, own, extended ? new Menus(script).readExtended() : new Menus(script).read());
    }

    private static int typeNumber(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "CURSOR" -> Pictures.RT_CURSOR;
            case "BITMAP" -> Pictures.RT_BITMAP;
            case "ICON" -> Pictures.RT_ICON;
            case "MENU", "MENUEX" -> Menus.RT_MENU;
            case "DIALOG", "DIALOGEX" -> Dialogs.RT_DIALOG;
            case "FONTDIR" -> RT_FONTDIR;
            case "FONT" -> Fonts.RT_FONT;
            case "ACCELERATORS" -> Accelerators.RT_ACCELERATOR;
            case "VERSIONINFO" -> Versions.RT_VERSION;
            default -> PLAIN_TYPES.getOrDefault(word.toUpperCase(Locale.ROOT), -1);
        };
    }

    private void skipMemoryFlags() {
        while (script.peek().kind() == Token.Kind.NAME
                && MEMORY_FLAGS.contains(script.peek().text().toUpperCase(Locale.ROOT))) {
            script.next();
        }
    }

    /** Statements before BEGIN that hold for one resource. @return its language */
    private int options() {
        int own = language;
        while (true) {
            skipMemoryFlags();
            if (script.take("LANGUAGE")) {
                own = languageId();
            } else if (script.take("CHARACTERISTICS") || script.take("VERSION")) {
                script.number();
            } else {
                return own;
            }
        }
    }

    private void add(int type, Resource.Id name, int ownLanguage, byte[] data) {
        resources.add(new Resource(new Resource.Id.Number(type), name, ownLanguage, data));
    }

    // ---- files and raw data

    private ScriptFile file() {
        Token token = script.peek();
        if (token.kind() != Token.Kind.STRING && token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.NUMBER) {
            throw script.expected("a file name");
        }
        Optional<ScriptFile> found = ScriptFile.find(files, token.text(), input.name());
        if (found.isEmpty()) {
            throw script.fail(RcProblem.FILE_NOT_FOUND, token.text());
        }
        script.next();
        return found.get();
    }

    private void plain(Resource.Id type, Resource.Id name) {
        int own = options();
        byte[] data = script.peek().is("BEGIN") || script.peek().is("{") ? rawData() : file().bytes();
        resources.add(new Resource(type, name, own, data));
    }

    /** Numbers of 16 bits, with L behind them of 32, and texts without a zero behind them. */
    private byte[] rawData() {
        script.begin();
        RcWriter out = new RcWriter();
        while (!script.end()) {
            Token token = script.peek();
            if (token.kind() == Token.Kind.STRING) {
                script.next();
                if (token.wide()) {
                    out.characters(token.text());
                } else {
                    out.bytes(token.text().getBytes(Preprocessor.ANSI));
                }
            } else {
                int value = script.number();
                out.u16(value);
                if (token.wide()) {
                    out.u16(value >>> 16);
                }
            }
            script.take(",");
        }
        return out.toBytes();
    }

    // ---- strings

    private void stringTable() {
        skipMemoryFlags();
        Map<Integer, String> table = strings.computeIfAbsent(options(), key -> new TreeMap<>());
        script.begin();
        while (!script.end()) {
            int id = script.number() & 0xFFFF;
            script.take(",");
            table.put(id, script.string());
        }
    }

    private void addStrings() {
        strings.forEach((own, table) -> {
            Map<Integer, RcWriter> blocks = new TreeMap<>();
            table.keySet().forEach(id -> blocks.put(id / STRINGS_IN_A_BLOCK, new RcWriter()));
            blocks.forEach((block, out) -> {
                for (int i = 0; i < STRINGS_IN_A_BLOCK; i++) {
                    String text = table.getOrDefault(block * STRINGS_IN_A_BLOCK + i, "");
                    out.u16(text.length()).characters(text);
                }
                add(RT_STRING, new Resource.Id.Number(block + 1), own, out.toBytes());
            });
        });
    }
}
