package jmasm.machine.trace;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import jmasm.guest.NtStatus;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.nt.Hex;
import jmasm.machine.trace.StepPrinter.Registers;
import jmasm.x86.InstructionTable;

/** Writes what happens as lines of text, as far as the filter wants it. */
public final class TracePrinter implements Tracer {

    private final TraceFilter filter;
    private final Lines lines;
    private CallPrinter calls;
    private StepPrinter steps;
    private SequencePrinter sequence;

    private TraceEvent.KernelEntry entry;
    private Registers atEntry;
    private boolean admitted;
    private boolean shown;

    /** @param out takes lines without their ends */
    public TracePrinter(TraceFilter filter, Consumer<String> out) {
        this.filter = filter;
        this.lines = new Lines(out);
    }

    /**
     * Gets to know the process. Before, only modules can be told.
     *
     * @param table        for instructions; not used when only calls are traced
     * @param handleLabels what a handle stands for; empty when it has no name
     */
    public void attach(
            AddressSpace memory, AddressNames names, InstructionTable table, IntFunction<String> handleLabels) {
        NtStatus.Lookup statuses = new NtStatus.Lookup();
        GuestText guest = new GuestText(memory);
        calls = new CallPrinter(lines, new ArgumentText(guest, statuses, handleLabels), statuses);
        if (hasInstructions()) {
            steps = new StepPrinter(lines, memory, names, table);
        }
        if (has(TraceCategory.SEQUENCE)) {
            sequence = new SequencePrinter(lines, steps, guest, calls);
        }
    }

    @Override
    public boolean has(TraceCategory category) {
        return filter.has(category);
    }

    @Override
    public void event(TraceEvent event) {
        if (event instanceof TraceEvent.Instruction step) {
            instruction(step);
        } else if (event instanceof TraceEvent.KernelEntry entered) {
            entry = entered;
            atEntry = Registers.of(entered.cpu());
        } else if (event instanceof TraceEvent.Decoded decoded) {
            decoded(decoded);
        } else if (event instanceof TraceEvent.ModuleMapped module) {
            lines.line(Hex.address(module.base()) + "-" + Hex.address(module.base() + module.size() - 1) + " "
                    + module.name() + (module.relocated() ? " (relocated)" : ""));
        } else if (admitted && sequence != null) {
            atLength(event);
        } else if (admitted) {
            inShort(event);
        }
    }

    private void instruction(TraceEvent.Instruction step) {
        if (has(TraceCategory.INSN)) {
            steps.printBare(step.cpu().eip());
        }
        if (sequence != null) {
            sequence.step(step.cpu());
        }
    }

    private void decoded(TraceEvent.Decoded decoded) {
        admitted = decoded.service() == null || filter.admits(decoded.service().name());
        shown = false;
        if (!admitted) {
            return;
        }
        if (sequence != null) {
            sequence.entry(entry, atEntry, decoded);
        } else if (decoded.service() == null) {
            lines.line(Hex.of(decoded.number()) + " (no such service)");
        }
    }

    private void inShort(TraceEvent event) {
        if (event instanceof TraceEvent.ServiceBegins begins) {
            calls.begin("", begins.service(), begins.arguments());
        } else if (event instanceof TraceEvent.ServiceEnds ends) {
            calls.end("", ends.service(), ends.arguments(), ends.status());
            shown = true;
        } else if (event instanceof TraceEvent.ServiceLeaves leaves) {
            lines.line("    does not return: " + leaves.why());
        } else if (event instanceof TraceEvent.ArgumentsCopied copied && !copied.succeeded()) {
            lines.line(Hex.of(atEntry.eax()) + ": its arguments at " + Hex.address(copied.from()) + " can't be read");
        } else if (event instanceof TraceEvent.KernelExit exit && !shown) {
            lines.line("    = " + calls.status(exit.cpu().eax()));
        }
    }

    private void atLength(TraceEvent event) {
        if (event instanceof TraceEvent.ArgumentsCopied copied) {
            sequence.argumentsCopied(copied);
        } else if (event instanceof TraceEvent.ServiceBegins begins) {
            sequence.begin(begins.service(), begins.arguments());
        } else if (event instanceof TraceEvent.Probed probed) {
            sequence.probed(probed);
        } else if (event instanceof TraceEvent.Note note) {
            sequence.note(note.text());
        } else if (event instanceof TraceEvent.ServiceEnds ends) {
            sequence.end(ends.service(), ends.arguments(), ends.status());
        } else if (event instanceof TraceEvent.ServiceLeaves leaves) {
            sequence.leaves(leaves.why());
        } else if (event instanceof TraceEvent.KernelExit exit) {
            sequence.exit(exit.cpu());
        }
    }
}
