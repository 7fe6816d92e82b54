/** What a portfolio gains or loses along random paths, and how much at worst. */
@NullMarked
package dev.backbench.cpu.riskportfolio;

import org.jspecify.annotations.NullMarked;
