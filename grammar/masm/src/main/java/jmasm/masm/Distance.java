package jmasm.masm;

/** How far a label or procedure is. In the flat model FAR parses and is refused where it would matter. */
public enum Distance {
    NEAR,
    FAR
}
