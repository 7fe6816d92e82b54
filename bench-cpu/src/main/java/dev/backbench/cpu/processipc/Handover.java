package dev.backbench.cpu.processipc;

/** How the tasks of a batch get to who does them. */
interface Handover {
  /** The sum of the results of a batch, modulo 2^64. */
  long run(Tasks tasks, int batch);
}
