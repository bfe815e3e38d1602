/**
 * The kernel of the emulated Windows: the gate by which user mode enters it, the table of services, objects and
 * handles, the services themselves by area, and what it makes of the processor's faults.
 *
 * <p>{@link jmasm.machine.kernel.Kernel} is the gate. A service is a method with its Windows name in one of the
 * {@code …Services} classes, named by a constant of {@link jmasm.machine.kernel.ServiceTable.Implemented}. Uses the
 * processor, memory and engine, volumes, {@code jmasm.machine.trace} to tell what it does, and the tables of
 * {@code jmasm.guest}; knows neither images nor the command line.
 */
package jmasm.machine.kernel;
