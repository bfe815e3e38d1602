package jmasm.x86;

import jmasm.base.Table;

/** Reads an encoding cell such as {@code o16 0F BA /4 ib}; a cell is a list of words, taken from left to right. */
final class EncodingNotation {

    private final Table.Row row;
    private final String text;
    private int at;

    /** What {@code ov}, {@code o8} … say; 0 when nothing does. */
    private int operandSize;

    private boolean bothSizes;
    private boolean waitFirst;
    private boolean vex;
    private int vexLength;
    private int vexWide = Opcode.ANY;
    private boolean bothLengths;
    private int addressSize;
    private int mandatoryPrefix = Opcode.ANY;
    private int map;
    private int value = Opcode.ANY;
    private boolean registerInOpcode;
    private boolean modrm;
    private int digit = Opcode.ANY;
    private int fixedModrm = Opcode.ANY;
    private int trailing = Opcode.ANY;
    private boolean lastByte;
    private String valueWords = "";

    EncodingNotation(Table.Row row, String text) {
        this.row = row;
        this.text = text;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            word(text.substring(at, end), end == text.length());
            at = end + 1;
        }
        if (value == Opcode.ANY) {
            throw row.error("no opcode in '" + text + "'");
        }
    }

    private void word(String word, boolean last) {
        switch (word) {
            case "ov" -> bothSizes = true;
            case "o8" -> operandSize = 1;
            case "o16" -> operandSize = 2;
            case "o32" -> operandSize = 4;
            case "a16" -> addressSize = 2;
            case "a32" -> addressSize = 4;
            case "VEX", "VEX.xy", "VEX.256", "VEX.LIG" -> {
                vex = true;
                bothLengths = word.equals("VEX.xy");
                vexLength = word.equals("VEX.256") ? 1 : word.equals("VEX.LIG") ? Opcode.ANY : 0;
            }
            case "W0" -> vexWide = 0;
            case "W1" -> vexWide = 1;
            case "/is4" -> lastByte = true;
            case "NP" -> mandatoryPrefix = 0;
            case "/r" -> modrm = true;
            case "ib", "iw", "iv", "cb", "cv", "cp", "mo" -> valueWords = valueWords.concat(word);
            default -> {
                if (word.charAt(0) == '/') {
                    modrm = true;
                    digit = word.charAt(1) - '0';
                } else {
                    opcodeByte(word, last);
                }
            }
        }
    }

    private void opcodeByte(String word, boolean last) {
        int code = hex(word.charAt(0)) << 4 | hex(word.charAt(1));
        boolean plusRegister = word.length() > 2;
        if (plusRegister && !word.endsWith("+r") && !word.endsWith("+i")) {
            throw row.error("unknown word '" + word + "' in the encoding");
        }
        if (value == Opcode.ANY) {
            firstByte(code, plusRegister, last);
        } else if (!modrm && (map == 0 && hasFixedModrm() || map == 1)) {
            secondByte(code, plusRegister);
        } else {
            trailing = code;
        }
    }

    /** Of the one-byte opcodes, x87's and those of XABORT and XBEGIN. */
    private boolean hasFixedModrm() {
        return value >= 0xD8 && value <= 0xDF || value == 0xC6 || value == 0xC7;
    }

    private void firstByte(int code, boolean plusRegister, boolean last) {
        boolean moreFollows = !last && !plusRegister;
        if (map == 0 && moreFollows && (code == 0x66 || code == 0xF2 || code == 0xF3)) {
            mandatoryPrefix = code;
        } else if (map == 0 && moreFollows && code == 0x9B) {
            waitFirst = true;
        } else if (map == 0 && code == 0x0F) {
            map = 1;
        } else if (map == 1 && code == 0x38) {
            map = 2;
        } else if (map == 1 && code == 0x3A) {
            map = 3;
        } else {
            value = code;
            registerInOpcode = plusRegister;
        }
    }

    /** A ModR/M byte that is part of the opcode, as x87 has many. */
    private void secondByte(int code, boolean plusRegister) {
        modrm = true;
        if (plusRegister) {
            digit = code >> 3 & 7;
        } else {
            fixedModrm = code;
        }
    }

    private int hex(char c) {
        int digitValue = Character.digit(c, 16);
        if (digitValue < 0) {
            throw row.error("unknown word in the encoding '" + text + "'");
        }
        return digitValue;
    }

    boolean bothSizes() {
        return bothSizes;
    }

    int operandSize() {
        return operandSize;
    }

    boolean registerInOpcode() {
        return registerInOpcode;
    }

    /** The row means a form of 128 bits and one of 256. */
    boolean bothLengths() {
        return bothLengths;
    }

    /** A register stands in a byte behind the rest. */
    boolean lastByte() {
        return lastByte;
    }

    /** Map and opcode byte in one number. */
    int slot() {
        return (vex ? Opcode.VEX_MAPS + map : map) << 8 | value;
    }

    /** The words for values behind the opcode, joined, e.g. {@code iwib}. */
    String valueWords() {
        return valueWords;
    }

    /** @param longVectors of the two that it means, the form of 256 bits */
    Opcode opcode(boolean usesOperandSize, boolean longVectors) {
        int length = bothLengths ? longVectors ? 1 : 0 : vexLength;
        return new Opcode(
                map,
                value,
                mandatoryPrefix,
                registerInOpcode,
                modrm,
                digit,
                fixedModrm,
                trailing,
                waitFirst,
                usesOperandSize,
                vex ? new Vex(length, vexWide) : null,
                addressSize);
    }
}
