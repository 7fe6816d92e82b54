/** What is to be measured: workloads, contenders, cells, and the interfaces their code implements. */
@NullMarked
package dev.backbench.contract;

import org.jspecify.annotations.NullMarked;
