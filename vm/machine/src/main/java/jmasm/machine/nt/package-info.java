/**
 * Numbers of Windows NT that the kernel, volumes, the loader and the tracer share: status codes, access rights, flags,
 * the layouts of structures in guest memory. Constants carry their Windows names. Uses {@code jmasm.machine.memory}
 * only.
 */
package jmasm.machine.nt;
