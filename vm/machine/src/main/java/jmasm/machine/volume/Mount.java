package jmasm.machine.volume;

/**
 * A volume under its drive letter.
 *
 * @param drive {@code A} to {@code Z}
 */
public record Mount(char drive, Volume volume) {

    public Mount {
        if (drive < 'A' || drive > 'Z') {
            throw new IllegalArgumentException("no drive letter: " + drive);
        }
    }
}
