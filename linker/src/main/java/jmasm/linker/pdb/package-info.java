/**
 * Program databases: what {@code /DEBUG} writes for debuggers, from the CodeView records of objects. Knows the formats
 * (MSF 7.0, the DBI, TPI and IPI streams, hashed symbol tables) and nothing of linking: addresses come in as section
 * and offset. Numbers and layouts are those of Microsoft's published {@code cvinfo.h} and of LLVM's description of the
 * PDB format. Uses {@code jmasm.base}.
 */
package jmasm.linker.pdb;
