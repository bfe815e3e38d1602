package jmasm.assembler;

/** How the case of letters in names counts: {@code OPTION CASEMAP} and the options /Cp /Cx /Cu. */
public enum CaseMap {
    /** /Cp, {@code CASEMAP:NONE}: {@code Main} and {@code main} are two names. */
    NONE,
    /** /Cx, {@code CASEMAP:NOTPUBLIC}, and what ml does without an option: one name, written as it was first. */
    NOT_PUBLIC,
    /** /Cu, {@code CASEMAP:ALL}: one name, written in upper case. */
    ALL
}
