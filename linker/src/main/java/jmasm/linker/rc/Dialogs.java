package jmasm.linker.rc;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.coff.Resource;

/** Dialogs of both forms: a window, and the controls in it. */
final class Dialogs {

    static final int RT_DIALOG = 5;

    private static final int WS_CHILD = 0x4000_0000;
    private static final int WS_VISIBLE = 0x1000_0000;
    private static final int WS_POPUP = 0x8000_0000;
    private static final int WS_CAPTION = 0x00C0_0000;
    private static final int WS_BORDER = 0x0080_0000;
    private static final int WS_SYSMENU = 0x0008_0000;
    private static final int WS_GROUP = 0x0002_0000;
    private static final int WS_TABSTOP = 0x0001_0000;
    private static final int DS_SETFONT = 0x40;
    private static final int DEFAULT_STYLE = WS_POPUP | WS_BORDER | WS_SYSMENU;
    private static final int DEFAULT_CHARSET = 1;
    private static final int SUBLANGUAGE_SHIFT = 10;

    private static final int BUTTON = 0x80;
    private static final int EDIT = 0x81;
    private static final int STATIC = 0x82;
    private static final int LISTBOX = 0x83;
    private static final int SCROLLBAR = 0x84;
    private static final int COMBOBOX = 0x85;

    /** A statement's class of window and the style it sets, beside WS_CHILD and WS_VISIBLE. */
    private record Kind(int windowClass, int style, boolean hasText) {}

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("LTEXT", new Kind(STATIC, WS_GROUP, true)),
            Map.entry("CTEXT", new Kind(STATIC, 1 | WS_GROUP, true)),
            Map.entry("RTEXT", new Kind(STATIC, 2 | WS_GROUP, true)),
            Map.entry("ICON", new Kind(STATIC, 3, true)),
            Map.entry("PUSHBUTTON", new Kind(BUTTON, WS_TABSTOP, true)),
            Map.entry("DEFPUSHBUTTON", new Kind(BUTTON, 1 | WS_TABSTOP, true)),
            Map.entry("CHECKBOX", new Kind(BUTTON, 2 | WS_TABSTOP, true)),
            Map.entry("AUTOCHECKBOX", new Kind(BUTTON, 3 | WS_TABSTOP, true)),
            Map.entry("RADIOBUTTON", new Kind(BUTTON, 4, true)),
            Map.entry("STATE3", new Kind(BUTTON, 5 | WS_TABSTOP, true)),
            Map.entry("AUTO3STATE", new Kind(BUTTON, 6 | WS_TABSTOP, true)),
            Map.entry("GROUPBOX", new Kind(BUTTON, 7, true)),
            Map.entry("AUTORADIOBUTTON", new Kind(BUTTON, 9, true)),
            Map.entry("PUSHBOX", new Kind(BUTTON, 10 | WS_TABSTOP, true)),
            Map.entry("EDITTEXT", new Kind(EDIT, WS_BORDER | WS_TABSTOP, false)),
            Map.entry("LISTBOX", new Kind(LISTBOX, 1 | WS_BORDER, false)),
            Map.entry("SCROLLBAR", new Kind(SCROLLBAR, 0, false)),
            Map.entry("COMBOBOX", new Kind(COMBOBOX, 0, false)));

    private static final Map<String, Integer> CLASSES = Map.of(
            "BUTTON",
            BUTTON,
            "EDIT",
            EDIT,
            "STATIC",
            STATIC,
            "LISTBOX",
            LISTBOX,
            "SCROLLBAR",
            SCROLLBAR,
            "COMBOBOX",
            COMBOBOX);

    private static final Resource.Id NONE = new Resource.Id.Text("");

    private final Script script;
    private final boolean extended;
    private final RcWriter controls = new RcWriter();

    private Optional<Integer> language = Optional.empty();
    private Optional<Integer> style = Optional.empty();
    private int extendedStyle;
    private String caption = "";
    private Resource.Id menu = NONE;
    private Resource.Id windowClass = NONE;
    private Optional<Font> font = Optional.empty();
    private int count;

    private record Font(int size, String face, int weight, int italic, int charset) {}

    Dialogs(Script script, boolean extended) {
        this.script = script;
        this.extended = extended;
    }

    /** That of a LANGUAGE statement within. */
    Optional<Integer> language() {
        return language;
    }

    byte[] read() {
        int[] place = {script.number(), script.optionalNumber(0), script.optionalNumber(0), script.optionalNumber(0)};
        int help = script.optionalNumber(0);
        while (!script.peek().is("BEGIN") && !script.peek().is("{")) {
            option();
        }
        script.begin();
        while (!script.end()) {
            control();
        }
        RcWriter out = new RcWriter();
        int all = style.orElse(DEFAULT_STYLE)
                | (caption.isEmpty() ? 0 : WS_CAPTION)
                | (font.isPresent() ? DS_SETFONT : 0);
        if (extended) {
            out.u16(1).u16(0xFFFF).u32(help).u32(extendedStyle).u32(all);
        } else {
            out.u32(all).u32(extendedStyle);
        }
        out.u16(count).u16(place[0]).u16(place[1]).u16(place[2]).u16(place[3]);
        out.id(menu).id(windowClass).text(caption);
        font.ifPresent(wanted -> {
            out.u16(wanted.size());
            if (extended) {
                out.u16(wanted.weight()).u8(wanted.italic()).u8(wanted.charset());
            }
            out.text(wanted.face());
        });
        return count == 0
                ? out.toBytes()
                : out.align4().bytes(controls.toBytes()).toBytes();
    }

    private void option() {
        String word = script.peek().text().toUpperCase(Locale.ROOT);
        Token at = script.next();
        switch (word) {
            case "STYLE" -> style = Optional.of(script.number());
            case "EXSTYLE" -> extendedStyle = script.number();
            case "CAPTION" -> caption = script.string();
            case "MENU" -> menu = name();
            case "CLASS" -> windowClass = name();
            case "FONT" -> font = Optional.of(font());
            case "LANGUAGE" -> {
                int primary = script.number();
                script.comma();
                language = Optional.of(script.number() << SUBLANGUAGE_SHIFT | primary);
            }
            case "CHARACTERISTICS", "VERSION" -> script.number();
            default -> throw script.fail(RcProblem.UNDEFINED_KEYWORD, at.shown());
        }
    }

    private Font font() {
        int size = script.number();
        script.comma();
        String face = script.string();
        return new Font(
                size, face, script.optionalNumber(0), script.optionalNumber(0), script.optionalNumber(DEFAULT_CHARSET));
    }

    /** A number or a text, as written. */
    private Resource.Id name() {
        Token token = script.peek();
        if (token.kind() == Token.Kind.STRING) {
            return new Resource.Id.Text(script.string());
        }
        if (token.kind() == Token.Kind.NAME) {
            return new Resource.Id.Text(script.next().text());
        }
        return new Resource.Id.Number(script.number() & 0xFFFF);
    }

    // ---- controls

    private void control() {
        Token statement = script.next();
        if (statement.is("CONTROL")) {
            Resource.Id text = name();
            script.comma();
            int id = script.number();
            script.comma();
            Resource.Id controlClass = controlClass();
            script.comma();
            int own = script.number(WS_CHILD | WS_VISIBLE);
            script.comma();
            int[] place = place();
            write(controlClass, text, id, own, place, script.optionalNumber(0), script.optionalNumber(0));
            return;
        }
        Kind kind = KINDS.get(statement.text().toUpperCase(Locale.ROOT));
        if (kind == null || statement.kind() != Token.Kind.NAME) {
            throw script.fail(RcProblem.UNDEFINED_KEYWORD, statement.shown());
        }
        Resource.Id text = NONE;
        if (kind.hasText()) {
            text = name();
            script.comma();
        }
        int id = script.number();
        script.comma();
        int[] place = statement.is("ICON") ? placeOfIcon() : place();
        int usual = kind.style() | WS_CHILD | WS_VISIBLE;
        int own = script.take(",") ? script.number(usual) : usual;
        write(
                new Resource.Id.Number(kind.windowClass()),
                text,
                id,
                own,
                place,
                script.optionalNumber(0),
                script.optionalNumber(0));
    }

    private Resource.Id controlClass() {
        Token token = script.peek();
        Integer known = token.kind() == Token.Kind.NUMBER
                ? null
                : CLASSES.get(token.text().toUpperCase(Locale.ROOT));
        if (known != null) {
            script.next();
            return new Resource.Id.Number(known);
        }
        return name();
    }

    private int[] place() {
        int[] place = new int[4];
        for (int i = 0; i < place.length; i++) {
            if (i > 0) {
                script.comma();
            }
            place[i] = script.number();
        }
        return place;
    }

    /** The system knows how large an icon is. */
    private int[] placeOfIcon() {
        int x = script.number();
        script.comma();
        return new int[] {x, script.number(), script.optionalNumber(0), script.optionalNumber(0)};
    }

    private void write(
            Resource.Id controlClass, Resource.Id text, int id, int own, int[] place, int exStyle, int help) {
        count++;
        controls.align4();
        if (extended) {
            controls.u32(help).u32(exStyle).u32(own);
        } else {
            controls.u32(own).u32(exStyle);
        }
        for (int value : place) {
            controls.u16(value);
        }
        controls.u16(id);
        if (extended) {
            controls.u16(id >>> 16);
        }
        controls.id(controlClass).id(text).u16(0);
    }
}
