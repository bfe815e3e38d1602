/**
 * What statements mean: names get declared, segments opened, and whatever is more than an instruction or data becomes
 * instructions and data. Behind this package every name has a meaning.
 */
package jmasm.assembler.lower;
