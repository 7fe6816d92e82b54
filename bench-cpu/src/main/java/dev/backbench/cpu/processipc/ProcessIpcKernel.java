package dev.backbench.cpu.processipc;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;

/** One batch of tasks a step, from the first on again after the last. */
final class ProcessIpcKernel implements Kernel {
  private final Tasks tasks;
  private final Handover handover;
  private int next;

  ProcessIpcKernel(Tasks tasks, Handover handover) {
    this.tasks = tasks;
    this.handover = handover;
  }

  @Override
  public int items() {
    return tasks.batches();
  }

  @Override
  public long step() {
    long result = handover.run(tasks, next);
    next = next + 1 == items() ? 0 : next + 1;
    return result;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < items(); i++) {
      hash.u64(step());
    }
    return hash.value();
  }
}
