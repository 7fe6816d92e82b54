/** Scoring card transactions by integer rules over each account's recent history. */
@NullMarked
package dev.backbench.cpu.fraudscore;

import org.jspecify.annotations.NullMarked;
