package dev.backbench.cpu.processipc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** By an executor's queue; payloads are handed over by reference. */
final class Executor implements Handover {
  private final ExecutorService executor;

  Executor(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public long run(Tasks tasks, int batch) {
    List<Callable<Long>> calls = new ArrayList<>(Tasks.BATCH);
    for (int i = 0; i < Tasks.BATCH; i++) {
      int task = i;
      calls.add(() -> tasks.run(batch, task));
    }
    try {
      long sum = 0;
      for (Future<Long> result : executor.invokeAll(calls)) {
        sum += result.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a batch", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task failed", e);
    }
  }
}
