/** Fees on payments, in decimals and in integer minor units. */
@NullMarked
package dev.backbench.cpu.paymentdecimal;

import org.jspecify.annotations.NullMarked;
