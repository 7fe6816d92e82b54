/** A limit order book: price first, then time. */
@NullMarked
package dev.backbench.cpu.ordermatching;

import org.jspecify.annotations.NullMarked;
