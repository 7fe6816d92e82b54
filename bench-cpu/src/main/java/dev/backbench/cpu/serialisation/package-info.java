/** Encoding, decoding and validating a tree of user, orders and items as JSON, and as protobuf messages. */
@NullMarked
package dev.backbench.cpu.serialisation;

import org.jspecify.annotations.NullMarked;
