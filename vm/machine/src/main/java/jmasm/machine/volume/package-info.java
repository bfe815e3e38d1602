/**
 * File storage below a drive letter: a folder of the host, or memory. A volume knows names, bytes and attributes;
 * handles, sharing and access rights are the kernel's. What a guest may name is decided by
 * {@link jmasm.machine.volume.NtPath}, alike on every host. Uses {@code jmasm.machine.nt} only.
 */
package jmasm.machine.volume;
