/** The ledger: published statements as checks that can fail. */
@NullMarked
package dev.backbench.claim;

import org.jspecify.annotations.NullMarked;
