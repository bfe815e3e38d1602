package jmasm.machine.loader;

import java.util.List;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.coff.Directory;
import jmasm.coff.ExportTable;
import jmasm.coff.ImageKind;
import jmasm.coff.ImportTable;
import jmasm.coff.MapSymbols;
import jmasm.coff.PeImage;
import jmasm.coff.Subsystem;
import jmasm.coff.WinNt;
import jmasm.guest.WindowsVersion;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Flags;
import jmasm.machine.kernel.Reservations;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.trace.TraceCategory;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.trace.Tracer;
import jmasm.machine.volume.Mount;

/** Makes a process of a program: what CreateProcess, the kernel and ntdll's loader do up to its first thread. */
public final class Loader {

    /** Multiples of 4, like all of them. */
    private static final int PROCESS_ID = 0x5B0;

    private static final int THREAD_ID = 0x5B4;
    private static final int PEB = 0x7FFD_F000;
    private static final int TEB = 0x7FFD_E000;

    /** The part of user space that the kernel keeps to itself: PEB, TEBs, the shared page. */
    private static final int KERNELS_OWN = 0x7FFD_0000;

    private static final int KERNELS_OWN_SIZE = 0x2_0000;

    private static final int LARGEST_FORWARDING = 32;

    private final WindowsVersion version;
    private final DllSource systemModules;
    private final List<Mount> mounts;
    private final Tracer tracer;
    private final Messages messages;

    private final AddressSpace memory = new AddressSpace();
    private final Reservations reservations = new Reservations();
    private final Modules modules = new Modules();
    private final ProcessImage images = new ProcessImage(memory, reservations);

    /** @param mounts the drives: DLLs beside the program are found there */
    public Loader(
            WindowsVersion version, DllSource systemModules, List<Mount> mounts, Tracer tracer, Messages messages) {
        this.version = version;
        this.systemModules = systemModules;
        this.mounts = List.copyOf(mounts);
        this.tracer = tracer;
        this.messages = messages;
    }

    /**
     * A process whose first thread has not yet executed an instruction.
     *
     * @param modules what addresses are called
     * @param cpu     the first thread's registers
     * @param nxCompatible the program's header says that its data need not be executable
     * @param exceptionDispatcher the address of ntdll!KiUserExceptionDispatcher; 0 when there is none
     */
    public record Loaded(
            AddressSpace memory,
            Reservations reservations,
            Modules modules,
            Cpu cpu,
            int processId,
            int threadId,
            int peb,
            int teb,
            boolean nxCompatible,
            int exceptionDispatcher) {}

    /**
     * Loads a program. To be called once.
     *
     * @param path  as the guest knows it, e.g. {@code C:\testnt.exe}
     * @param image the file's bytes
     * @param map   the linker's map of it
     * @throws FatalProblem when it can't be started
     */
    public Loaded load(String path, byte[] image, Optional<String> map, List<String> arguments) {
        String name = path.substring(path.lastIndexOf('\\') + 1);
        PeImage program = readProgram(name, image);
        reservations.take(KERNELS_OWN, KERNELS_OWN_SIZE);
        Module exe = mapModule(path, program, map);
        Module ntdll = loadSystemModule(SystemModules.NTDLL);
        // As CreateProcess does, before ntdll loads the others: a DLL that has to move takes what these leave.
        int parameters = ProcessParameters.write(memory, reservations, version, path, arguments);
        Stack stack = Stack.create(name, program.optionalHeader(), memory, reservations);
        Module kernel32 = loadSystemModule(SystemModules.KERNEL32);
        DllSource programFolder = new ProgramFolder(mounts, path);
        // The list grows while it is walked: each DLL that is found brings its own imports.
        for (int i = 0; i < modules.all().size(); i++) {
            bindImports(modules.all().get(i), programFolder);
        }
        new Peb(memory, version).write(PEB, parameters, modules.all(), reservations);
        Teb.write(memory, TEB, PEB, PROCESS_ID, THREAD_ID, stack);
        int systemCall = require(ntdll, "KiFastSystemCall");
        SharedUserData.write(memory, version, systemCall, require(ntdll, "KiFastSystemCallRet"));
        Cpu cpu = firstThread(exe.entryPoint(), stack, ntdll, kernel32);
        int exceptionDispatcher = ntdll.address("KiUserExceptionDispatcher");
        boolean nxCompatible =
                (program.optionalHeader().dllCharacteristics() & WinNt.IMAGE_DLLCHARACTERISTICS_NX_COMPAT) != 0;
        return new Loaded(
                memory, reservations, modules, cpu, PROCESS_ID, THREAD_ID, PEB, TEB, nxCompatible, exceptionDispatcher);
    }

    // ---------------------------------------------------------------- images

    private PeImage readProgram(String name, byte[] file) {
        try {
            PeImage image = PeImage.read(file);
            if (image.isDll()) {
                throw problem(RunProblem.IMAGE_IS_DLL, name);
            }
            if (image.optionalHeader().addressOfEntryPoint() == 0) {
                throw problem(RunProblem.NO_ENTRY_POINT, name);
            }
            int subsystem = image.optionalHeader().subsystem();
            if (subsystem != Subsystem.WINDOWS_CUI.code() && subsystem != Subsystem.WINDOWS_GUI.code()) {
                throw problem(RunProblem.NATIVE_SUBSYSTEM, name, subsystem);
            }
            return image;
        } catch (MalformedInput e) {
            throw switch (ImageKind.of(file)) {
                case PE32_PLUS -> problem(RunProblem.IMAGE_64_BIT, name);
                case OTHER_MACHINE -> problem(RunProblem.OTHER_MACHINE, name, e.getMessage());
                case TRUNCATED, PE32_I386 -> problem(RunProblem.TRUNCATED_IMAGE, name, e.getMessage());
                case NOT_MZ, DOS, SIXTEEN_BIT -> problem(RunProblem.NOT_AN_IMAGE, name, e.getMessage());
            };
        }
    }

    private Module loadSystemModule(String name) {
        DllSource.Dll dll = systemModules
                .find(name)
                .orElseThrow(() -> problem(RunProblem.SYSTEM_DLL_UNSOUND, name, "it is not part of this build"));
        return loadDll(dll);
    }

    private Module loadDll(DllSource.Dll dll) {
        String name = dll.path().substring(dll.path().lastIndexOf('\\') + 1);
        try {
            return mapModule(dll.path(), PeImage.read(dll.image()), dll.map());
        } catch (MalformedInput e) {
            throw problem(RunProblem.UNSOUND_IMAGE, name, e.getMessage());
        }
    }

    private Module mapModule(String path, PeImage image, Optional<String> map) {
        String name = path.substring(path.lastIndexOf('\\') + 1);
        try {
            int base = images.map(name, image);
            Module module = new Module(path, base, image, ExportTable.read(image), symbols(name, map));
            modules.add(module);
            warnOfMissingFeatures(module);
            if (tracer.has(TraceCategory.MODULE)) {
                tracer.event(new TraceEvent.ModuleMapped(name, base, module.size(), module.isRelocated()));
            }
            return module;
        } catch (MalformedInput e) {
            throw problem(RunProblem.UNSOUND_IMAGE, name, e.getMessage());
        }
    }

    private Optional<MapSymbols> symbols(String name, Optional<String> map) {
        if (map.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MapSymbols.parse(map.get()));
        } catch (MalformedInput e) {
            messages.message(RunProblem.MAP_UNUSABLE, name + "'s map", e.getMessage());
            return Optional.empty();
        }
    }

    private void warnOfMissingFeatures(Module module) {
        boolean system = module.path().startsWith(SystemModules.systemRoot(version));
        if (module.image().isDll() && module.entryPoint() != 0 && !system) {
            messages.message(RunProblem.NOT_SUPPORTED_IN_IMAGE, module.name(), "an entry point (DllMain)");
        }
        if (module.image().directory(Directory.TLS).isPresent()) {
            messages.message(RunProblem.NOT_SUPPORTED_IN_IMAGE, module.name(), "thread-local storage (.tls)");
        }
    }

    // ---------------------------------------------------------------- imports

    private void bindImports(Module module, DllSource programFolder) {
        try {
            for (ImportTable.Dll imported : ImportTable.read(module.image()).dlls()) {
                Module exporter = find(module, imported.name(), programFolder);
                for (int i = 0; i < imported.imports().size(); i++) {
                    int slot = module.base() + imported.addressTableRva() + 4 * i;
                    int address = resolve(module, exporter, imported.imports().get(i), programFolder);
                    if (!memory.isMapped(slot) || !memory.isMapped(slot + 3)) {
                        throw new MalformedInput("its import address table lies outside its sections");
                    }
                    memory.poke32(slot, address);
                }
            }
        } catch (MalformedInput e) {
            throw problem(RunProblem.UNSOUND_IMAGE, module.name(), e.getMessage());
        }
    }

    /** As Windows searches: what is loaded already, the system's own, the program's folder. */
    private Module find(Module importer, String name, DllSource programFolder) {
        String file = name.indexOf('.') < 0 ? name + ".dll" : name;
        return modules.named(file)
                .orElseGet(() -> loadDll(systemModules
                        .find(file)
                        .or(() -> programFolder.find(file))
                        .orElseThrow(() -> hinted(
                                "jrun brings " + SystemModules.NTDLL + " and " + SystemModules.KERNEL32
                                        + "; any other DLL must lie beside the program",
                                RunProblem.DLL_NOT_FOUND,
                                importer.name(),
                                file))));
    }

    private int resolve(Module importer, Module exporter, ImportTable.Import wanted, DllSource programFolder) {
        Module holder = exporter;
        Optional<String> name = wanted.name();
        int ordinal = wanted.ordinal();
        for (int step = 0; step < LARGEST_FORWARDING; step++) {
            Optional<ExportTable> table = holder.exports();
            Optional<ExportTable.Export> export = table.isEmpty()
                    ? Optional.empty()
                    : name.isPresent()
                            ? table.get().find(name.get())
                            : table.get().find(ordinal);
            if (export.isEmpty()) {
                throw missingExport(importer, holder, name, ordinal);
            }
            if (export.get().forwarder().isEmpty()) {
                return holder.base() + export.get().rva();
            }
            String forwarder = export.get().forwarder().get();
            int dot = forwarder.lastIndexOf('.');
            String target = forwarder.substring(dot + 1);
            holder = find(holder, forwarder.substring(0, Math.max(0, dot)) + ".dll", programFolder);
            boolean byOrdinal = target.startsWith("#");
            name = byOrdinal ? Optional.empty() : Optional.of(target);
            ordinal = byOrdinal ? ordinal(target.substring(1)) : 0;
        }
        throw problem(RunProblem.UNSOUND_IMAGE, exporter.name(), "its forwarders lead in a circle");
    }

    private FatalProblem missingExport(Module importer, Module holder, Optional<String> name, int ordinal) {
        RunProblem problem = name.isPresent() ? RunProblem.ENTRY_POINT_NOT_FOUND : RunProblem.ORDINAL_NOT_FOUND;
        Object wanted = name.isPresent() ? name.get() : ordinal;
        return systemModules.find(holder.name()).isEmpty()
                ? problem(problem, importer.name(), wanted, holder.name())
                : hinted(
                        "jrun's own " + holder.name() + " may not have it yet: docs/guest-dlls.md tells what it has",
                        problem,
                        importer.name(),
                        wanted,
                        holder.name());
    }

    private static FatalProblem hinted(String hint, RunProblem problem, Object... arguments) {
        return new FatalProblem(Diagnostic.in(Messages.TOOL, problem, arguments).withHint(hint));
    }

    private static int ordinal(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length() && value <= 0xFFFF; i++) {
            value = value * 10 + Math.max(0, Character.digit(digits.charAt(i), 10));
        }
        return value;
    }

    // ---------------------------------------------------------------- the first thread

    /**
     * Windows XP: CreateProcess lets the thread begin in kernel32's BaseProcessStartThunk, which no export names.
     * Since Vista it begins in ntdll. Either calls the entry point, and its return ends the thread.
     */
    private Cpu firstThread(int entryPoint, Stack stack, Module ntdll, Module kernel32) {
        boolean xp = version.compareTo(WindowsVersion.VISTA) < 0;
        Cpu cpu = new Cpu();
        cpu.setThreadBlock(TEB);
        cpu.setEflags(Flags.FIXED | Flags.IF);
        cpu.setEax(entryPoint);
        cpu.setEbx(PEB);
        cpu.setEsp(stack.base() - (xp ? 4 : 0x10));
        cpu.setEip(xp ? require(kernel32, "BaseProcessStartThunk") : require(ntdll, "RtlUserThreadStart"));
        if (!xp) {
            // Windows' ntdll has looked this up by itself before; ours is told.
            cpu.setEcx(require(kernel32, "BaseThreadInitThunk"));
        }
        return cpu;
    }

    private static int require(Module module, String symbol) {
        int address = module.address(symbol);
        if (address == 0) {
            throw problem(RunProblem.SYSTEM_DLL_UNSOUND, module.name(), "it has no " + symbol);
        }
        return address;
    }

    private static FatalProblem problem(RunProblem problem, Object... arguments) {
        return new FatalProblem(Diagnostic.in(Messages.TOOL, problem, arguments));
    }
}
