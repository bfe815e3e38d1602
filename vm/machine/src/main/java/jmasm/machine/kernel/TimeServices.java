package jmasm.machine.kernel;

import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/** Services that tell the time. */
final class TimeServices {

    private final Clock clock;

    TimeServices(Clock clock) {
        this.clock = clock;
    }

    int NtQuerySystemTime(ServiceCall call) throws StatusException {
        call.user().probeForWriteScalar("LargeInteger", "SystemTime", call.argument(0), 8);
        call.user().write64(call.argument(0), clock.systemTime());
        return Status.STATUS_SUCCESS;
    }

    int NtQueryPerformanceCounter(ServiceCall call) throws StatusException {
        UserMemory user = call.user();
        user.probeForWriteScalar("LargeInteger", "PerformanceCounter", call.argument(0), 8);
        if (call.argument(1) != 0) {
            user.probeForWriteScalar("LargeInteger", "PerformanceFrequency", call.argument(1), 8);
            user.write64(call.argument(1), Clock.PERFORMANCE_FREQUENCY);
        }
        user.write64(call.argument(0), clock.performanceCounter());
        return Status.STATUS_SUCCESS;
    }
}
