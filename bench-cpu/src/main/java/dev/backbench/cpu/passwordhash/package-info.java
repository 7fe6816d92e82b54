/** Checking passwords against bcrypt hashes. */
@NullMarked
package dev.backbench.cpu.passwordhash;

import org.jspecify.annotations.NullMarked;
