/** Tests of the whole: the example programs from source to exit code, and the rules between the modules. */
package jmasm.examples;
