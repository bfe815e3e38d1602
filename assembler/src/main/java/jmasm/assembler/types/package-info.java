/** Types of data and code: what is built in, STRUCT and UNION, pointers, prototypes. */
package jmasm.assembler.types;
