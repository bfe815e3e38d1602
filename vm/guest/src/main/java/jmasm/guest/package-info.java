/**
 * What the emulated Windows is made of: its versions, the services of its kernel, status codes, and the DLLs that the
 * build makes from the MASM sources of this module. Facts only: the machine gives them a meaning.
 *
 * <p>May use {@code jmasm.base}. It is read at every start of jrun, so tables are parsed by hand, and only when asked
 * for.
 */
package jmasm.guest;
