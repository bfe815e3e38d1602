/**
 * What Windows does before a program's first instruction: mapping the image and the DLLs it needs, binding imports
 * through real export tables, and filling the blocks that user mode reads (PEB, TEB, KUSER_SHARED_DATA). Uses
 * {@code jmasm.coff} for images, {@code jmasm.guest} for the system's DLLs, memory and the kernel's address map.
 */
package jmasm.machine.loader;
