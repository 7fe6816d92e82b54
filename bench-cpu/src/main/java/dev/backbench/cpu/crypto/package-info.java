/** Hashes, message authentication, signed tokens and key derivation. */
@NullMarked
package dev.backbench.cpu.crypto;

import org.jspecify.annotations.NullMarked;
