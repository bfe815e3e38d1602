/** How fast assembly is. A tool for developers; {@code docs/performance.md} has the commands and figures. */
package jmasm.assembler.bench;
