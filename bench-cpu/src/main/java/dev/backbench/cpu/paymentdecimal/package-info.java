/** Fees on payments, in decimals, in integer minor units and in doubles. */
@NullMarked
package dev.backbench.cpu.paymentdecimal;

import org.jspecify.annotations.NullMarked;
