/**
 * The guest's 32-bit memory: pages, what may be done with them, and the faults that follow when it may not.
 * Knows neither the CPU nor the kernel; reservations, sections and stack growth are the kernel's business.
 * Uses nothing of the project.
 */
package jmasm.machine.memory;
