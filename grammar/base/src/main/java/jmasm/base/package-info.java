/**
 * What every notation and tool shares: sources and places in them, diagnostics and how they print, bytes, the tables.
 * Depends on nothing.
 */
package jmasm.base;
