/** What is written: the object file, the listing. Beyond layout no offset changes. */
package jmasm.assembler.emit;
