/**
 * The machine: runs a PE image under an emulated Windows NT. {@link jmasm.machine.Machine} is the way in for other
 * programs, {@link jmasm.machine.cli.Jrun} for users.
 */
package jmasm.machine;
