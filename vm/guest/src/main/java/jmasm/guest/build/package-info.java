/**
 * Makes the guest's DLLs while the project is built: MASM generated from the service table and MASM by hand, assembled
 * by our own jml and linked by our own jlink. {@link jmasm.guest.build.GuestBuild} is what Maven starts.
 *
 * <p>May use the assembler and the linker, which the rest of this module must not see: at run time they are not there.
 */
package jmasm.guest.build;
