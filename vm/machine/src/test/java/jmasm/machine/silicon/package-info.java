/**
 * What a real processor did with single instructions, recorded once as text, and the test that compares our semantics
 * with it. Recording needs Linux on x86 and {@code gcc -m32}; comparing needs nothing.
 */
package jmasm.machine.silicon;
