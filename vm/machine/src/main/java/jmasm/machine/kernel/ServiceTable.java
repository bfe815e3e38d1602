package jmasm.machine.kernel;

import java.util.List;
import java.util.Optional;
import jmasm.guest.NtService;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import jmasm.machine.message.Messages;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.Mount;

/**
 * The services of one version of Windows by number, and the method behind each. To implement a service: write its
 * method, add its name to {@link Implemented}, and javac asks for its line in {@link #call}.
 */
final class ServiceTable {

    /** What is implemented, by the names in nt-services.tbl. */
    enum Implemented {
        NtClose,
        NtContinue,
        NtCreateFile,
        NtFlushBuffersFile,
        NtOpenFile,
        NtQueryInformationFile,
        NtQueryInformationProcess,
        NtQueryInformationThread,
        NtQueryPerformanceCounter,
        NtQuerySystemTime,
        NtRaiseException,
        NtReadFile,
        NtSetInformationFile,
        NtSetInformationThread,
        NtTerminateProcess,
        NtTerminateThread,
        NtWriteFile
    }

    private final NtServices services;
    private final Implemented[] methods;

    private final ObjectServices objects = new ObjectServices();
    private final FileServices files;
    private final TransferServices transfers;
    private final FileInformationServices fileInformation;
    private final ProcessServices processes;
    private final TimeServices times;
    private final Exceptions exceptions;

    ServiceTable(
            WindowsVersion version,
            List<Mount> mounts,
            Dispatcher dispatcher,
            Exceptions exceptions,
            Clock clock,
            Messages messages) {
        this.exceptions = exceptions;
        services = NtServices.kernel(version);
        methods = bind(services);
        files = new FileServices(new ObjectManager(mounts));
        transfers = new TransferServices(messages);
        fileInformation = new FileInformationServices(messages);
        processes = new ProcessServices(dispatcher, messages);
        times = new TimeServices(clock);
    }

    private static Implemented[] bind(NtServices services) {
        Implemented[] methods = new Implemented[services.limit()];
        for (Implemented name : Implemented.values()) {
            services.named(name.name()).ifPresent(service -> methods[service.number()] = name);
        }
        return methods;
    }

    /** {@code KiServiceLimit}. */
    int limit() {
        return services.limit();
    }

    /** The row of an index; empty when this version has none. */
    Optional<NtService> at(int index) {
        return services.at(index);
    }

    Optional<NtService> named(String name) {
        return services.named(name);
    }

    boolean isImplemented(NtService service) {
        return methods[service.number()] != null;
    }

    /** Runs an implemented service. @return its status */
    int call(NtService service, ServiceCall call) throws StatusException {
        return switch (methods[service.number()]) {
            case NtClose -> objects.NtClose(call);
            case NtContinue -> exceptions.NtContinue(call);
            case NtCreateFile -> files.NtCreateFile(call);
            case NtFlushBuffersFile -> transfers.NtFlushBuffersFile(call);
            case NtOpenFile -> files.NtOpenFile(call);
            case NtQueryInformationFile -> fileInformation.NtQueryInformationFile(call);
            case NtQueryInformationProcess -> processes.NtQueryInformationProcess(call);
            case NtQueryInformationThread -> processes.NtQueryInformationThread(call);
            case NtQueryPerformanceCounter -> times.NtQueryPerformanceCounter(call);
            case NtQuerySystemTime -> times.NtQuerySystemTime(call);
            case NtRaiseException -> exceptions.NtRaiseException(call);
            case NtReadFile -> transfers.NtReadFile(call);
            case NtSetInformationFile -> fileInformation.NtSetInformationFile(call);
            case NtSetInformationThread -> processes.NtSetInformationThread(call);
            case NtTerminateProcess -> processes.NtTerminateProcess(call);
            case NtTerminateThread -> processes.NtTerminateThread(call);
            case NtWriteFile -> transfers.NtWriteFile(call);
        };
    }
}
