/** Comparison of what a test made with an expected file that stands beside its input. Used by tests only. */
package jmasm.golden;
