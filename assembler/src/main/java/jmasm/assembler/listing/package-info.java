/**
 * {@code /Fl}: the source behind what each line became, and tables of all names, in ml's layout. Follows the reading
 * and the lowering through their watchers; may use everything before the object's emission, and changes nothing.
 */
package jmasm.assembler.listing;
