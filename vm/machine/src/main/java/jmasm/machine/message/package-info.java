/** What jrun says to its user, each message once. Uses {@code jmasm.base} only. */
package jmasm.machine.message;
