package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import jmasm.guest.NtService;
import org.junit.jupiter.api.Test;

/** Whatever a program passes, a service answers with a status: nothing escapes to the host. */
class RandomCallsTest {

    private static final int CALLS = 60_000;
    private static final String[] NAMES = {
        "\\??\\C:\\a", "\\??\\C:\\b\\c", "\\??\\C:\\", "\\??\\C:", "a", "", "\\??\\D:\\x\\", "\\\\", "\\??\\C:\\nul"
    };

    private final KernelFixture kernel = new KernelFixture();
    private final Random random = new Random(20080414);

    @Test
    void noArgumentsAreTooStrange() {
        ServiceTable.Implemented[] all = ServiceTable.Implemented.values();
        int succeeded = 0;
        for (int i = 0; i < CALLS; i++) {
            NtService service = kernel.services
                    .named(all[random.nextInt(all.length)].name())
                    .orElseThrow();
            if (service.name().startsWith("NtTerminate") || service.name().equals("NtRaiseException")) {
                continue;
            }
            kernel.name(NAMES[random.nextInt(NAMES.length)]);
            kernel.objectAttributes(random.nextInt(8) == 0 ? value() : 0, KernelFixture.UNICODE_STRING, 0x40);
            kernel.offset(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(64));
            int[] arguments = new int[service.argumentBytes().orElse(0) / 4];
            for (int k = 0; k < arguments.length; k++) {
                arguments[k] = value();
            }
            succeeded += kernel.call(service.name(), arguments) >= 0 ? 1 : 0;
        }
        assertTrue(succeeded > CALLS / 100, "only " + succeeded + " calls did something");
    }

    /** Numbers that services take, and some that nobody would pass. */
    private int value() {
        return switch (random.nextInt(14)) {
            case 0 -> 0;
            case 1 -> random.nextInt();
            case 2 -> -random.nextInt(3);
            case 3 -> 0x7E8 - 4 * random.nextInt(8);
            case 4 -> KernelFixture.OBJECT_ATTRIBUTES;
            case 5 -> KernelFixture.IO_STATUS_BLOCK;
            case 6 -> KernelFixture.BUFFER + random.nextInt(32);
            case 7 -> KernelFixture.OFFSET;
            case 8 -> KernelFixture.READ_ONLY;
            case 9 -> 0x1F_01FF | 1 << random.nextInt(32);
            case 10 -> 0x7FFF_0000 - random.nextInt(16);
            case 11 -> 0x20;
            default -> random.nextInt(9);
        };
    }
}
