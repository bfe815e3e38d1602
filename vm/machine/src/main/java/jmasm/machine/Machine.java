package jmasm.machine;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import jmasm.machine.engine.Engine;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.kernel.GuestProcess;
import jmasm.machine.kernel.Kernel;
import jmasm.machine.loader.DllSource;
import jmasm.machine.loader.Loader;
import jmasm.machine.loader.SystemModules;
import jmasm.machine.trace.TracePrinter;
import jmasm.machine.trace.Tracer;
import jmasm.x86.InstructionTable;

/**
 * Runs one program to its end:
 *
 * <pre>{@code
 * int status = new Machine(options, output).run(Program.of("testnt.exe", image).withMap(map));
 * }</pre>
 */
public final class Machine {

    private final RunOptions options;
    private final RunOutput output;
    private final DllSource systemModules;
    private final InstructionTable table;

    public Machine(RunOptions options, RunOutput output) {
        this(options, output, InstructionTable.load());
    }

    /** @param table which takes time to load, from who has one */
    public Machine(RunOptions options, RunOutput output, InstructionTable table) {
        this(options, output, new SystemModules(options.version()), table);
    }

    /** For tests: with other system DLLs. */
    Machine(RunOptions options, RunOutput output, DllSource systemModules) {
        this(options, output, systemModules, InstructionTable.load());
    }

    private Machine(RunOptions options, RunOutput output, DllSource systemModules, InstructionTable table) {
        this.options = options;
        this.output = output;
        this.systemModules = systemModules;
        this.table = table;
    }

    /**
     * Loads the program and runs it.
     *
     * @return the process's exit status: what the program gave ExitProcess, or the code of the exception that ended it
     * @throws jmasm.base.FatalProblem when it could not be started: no PE image, a DLL or entry point is missing …
     */
    public int run(Program program) {
        TracePrinter printer = options.trace().isOff() ? null : printer();
        Tracer tracer = printer == null ? Tracer.NONE : printer;
        Loader.Loaded loaded = new Loader(options.version(), systemModules, options.mounts(), tracer, output)
                .load(program.path(), program.image(), program.map(), program.arguments());
        if (options.dataExecution().isPrevented(options.version(), loaded.nxCompatible())) {
            loaded.memory().preventDataExecution();
        }
        GuestProcess process = new GuestProcess(program.name(), options.version(), loaded.peb(), loaded.processId());
        Engine engine = new Interpreter(table);
        Kernel kernel = new Kernel(
                new Kernel.Surroundings(
                        options.version(),
                        options.mounts(),
                        loaded.exceptionDispatcher(),
                        tracer,
                        loaded.modules(),
                        output),
                process,
                loaded.memory(),
                engine);
        kernel.addThread(loaded.cpu(), loaded.threadId(), loaded.teb());
        if (printer != null) {
            IntFunction<String> handleLabels = kernel::handleLabel;
            printer.attach(loaded.memory(), loaded.modules(), table, handleLabels);
        }
        return kernel.run();
    }

    private TracePrinter printer() {
        Consumer<String> lines = output::trace;
        return new TracePrinter(options.trace(), lines);
    }
}
