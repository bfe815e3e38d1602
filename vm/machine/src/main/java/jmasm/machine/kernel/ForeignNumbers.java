package jmasm.machine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.guest.GuestImages;
import jmasm.guest.NtService;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import jmasm.machine.nt.Hex;

/**
 * Explains a service number that was meant for another version of Windows. What gives it away is the program's own
 * stub: it takes as many bytes off the stack as the service it means has arguments.
 */
final class ForeignNumbers {

    private static final int INDEX = 0xFFF;

    private final WindowsVersion version;
    private final ServiceTable services;

    /** @param services those of {@code version} */
    ForeignNumbers(WindowsVersion version, ServiceTable services) {
        this.version = version;
        this.services = services;
    }

    /** A service of another version. */
    private record Meant(WindowsVersion version, NtService service) {}

    /**
     * What is to be said of a number.
     *
     * @param hint empty when there is none
     */
    record Explanation(String text, String hint) {}

    /** For a number that {@link #version} does not have. @param popped bytes that the stub takes off, −1 if unknown */
    Explanation explainUnknown(int number, int popped) {
        if ((number & ~INDEX) != 0) {
            return new Explanation(
                    Hex.of(number) + " is none of the kernel's own services, which are 0 to "
                            + Hex.of(services.limit() - 1) + "; others are not there yet",
                    "");
        }
        String here =
                version.title() + " has no service of that number (its last is " + Hex.of(services.limit() - 1) + ")";
        Meant meant = meant(number, popped);
        return meant == null
                ? new Explanation("there is no service " + Hex.of(number) + ": " + here, "")
                : new Explanation(isOn(number, meant) + here, hint(meant));
    }

    /** For a number that {@link #version} has; empty when nothing speaks against it. */
    Optional<Explanation> explainKnown(NtService service, int popped) {
        int bytes = service.argumentBytes().orElse(popped);
        Meant meant = popped < 0 || bytes == popped ? null : meant(service.number(), popped);
        if (meant == null) {
            return Optional.empty();
        }
        String here = "on " + version.title() + " it is " + service.name() + ", which takes " + Hex.of(bytes)
                + " bytes of arguments, not " + Hex.of(popped);
        return Optional.of(new Explanation(isOn(service.number(), meant) + here, hint(meant)));
    }

    private static String isOn(int number, Meant meant) {
        return Hex.of(number) + " is " + meant.service.name() + " on " + meant.version.title() + "; ";
    }

    private String hint(Meant meant) {
        String number = services.named(meant.service.name())
                .map(ours -> "the number of " + meant.service.name() + " on " + version.title() + " is "
                        + Hex.of(ours.number()))
                .orElse(version.title() + " has no " + meant.service.name());
        return GuestImages.versions().contains(meant.version)
                ? number + "; --os " + meant.version.id() + " emulates " + meant.version.title()
                : number;
    }

    /** First the versions that can be chosen, then the others; null when none has such a service. */
    private Meant meant(int number, int popped) {
        List<WindowsVersion> versions = new ArrayList<>(GuestImages.versions());
        for (WindowsVersion other : WindowsVersion.values()) {
            if (!versions.contains(other)) {
                versions.add(other);
            }
        }
        for (WindowsVersion other : versions) {
            NtService service = other == version
                    ? null
                    : NtServices.kernel(other).at(number & INDEX).orElse(null);
            if (service != null && (popped < 0 || service.argumentBytes().orElse(popped) == popped)) {
                return new Meant(other, service);
            }
        }
        return null;
    }
}
