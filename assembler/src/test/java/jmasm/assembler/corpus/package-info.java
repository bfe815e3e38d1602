/**
 * Other people's sources as the judge: assembles a folder of them and, where another assembler is given, compares the
 * objects. A tool for developers; {@code docs/corpora.md} says how to run it and what came out.
 */
package jmasm.assembler.corpus;
