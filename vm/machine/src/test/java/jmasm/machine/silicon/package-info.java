/**
 * What a real processor did with code, recorded once as text, and the tests that compare the engine with it. A
 * {@code Trial} is code with all that it finds; a {@code Processor} (the machine's own, or the engine) makes an
 * {@code Outcome} of it. Recording needs Linux on x86 and {@code gcc -m32}; comparing needs nothing.
 */
package jmasm.machine.silicon;
