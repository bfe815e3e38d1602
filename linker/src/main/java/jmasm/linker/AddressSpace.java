package jmasm.linker;

import jmasm.base.Diagnostics;

/**
 * What a chunk may ask when it is written: addresses are final.
 *
 * @param imageBase    added to RVAs where addresses are wanted
 * @param sectionCount of the image
 * @param problems     for fields that can't hold their value
 */
record AddressSpace(int imageBase, int sectionCount, Diagnostics problems) {}
