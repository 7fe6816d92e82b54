package dev.backbench.cpu.spawnandswitch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/** Threads, of the kind that the factory makes. */
final class ThreadUnits implements Units {
  private final ThreadFactory factory;

  ThreadUnits(ThreadFactory factory) {
    this.factory = factory;
  }

  @Override
  public long run(Pattern pattern, long seed) throws InterruptedException {
    return switch (pattern) {
      case SPAWN -> spawn(seed);
      case PARK -> park(seed);
      case PING_PONG -> pingPong(seed);
      case CONTENTION -> contend(seed);
    };
  }

  private long spawn(long seed) throws InterruptedException {
    return joined(start(MANY, seed, Units::mix));
  }

  private long park(long seed) throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(MANY);
    CountDownLatch gate = new CountDownLatch(1);
    Unit[] units = start(MANY, seed, own -> {
      arrived.countDown();
      await(gate);
      return Units.mix(own);
    });
    arrived.await();
    gate.countDown();
    return joined(units);
  }

  private long pingPong(long seed) throws InterruptedException {
    SynchronousQueue<Long> ping = new SynchronousQueue<>();
    SynchronousQueue<Long> pong = new SynchronousQueue<>();
    Unit[] units = start(2, seed, own -> own == seed ? serve(own, ping, pong) : answer(ping, pong));
    return joined(units);
  }

  private static long serve(long seed, SynchronousQueue<Long> ping, SynchronousQueue<Long> pong) {
    long value = seed;
    try {
      for (int i = 0; i < ROUNDS; i++) {
        ping.put(value);
        value = Units.mix(pong.take() + 1);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in mid-game", e);
    }
    return value;
  }

  private static long answer(SynchronousQueue<Long> ping, SynchronousQueue<Long> pong) {
    try {
      for (int i = 0; i < ROUNDS; i++) {
        pong.put(Units.mix(ping.take()));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in mid-game", e);
    }
    return 0;
  }

  private long contend(long seed) throws InterruptedException {
    Lock lock = new ReentrantLock();
    long[] total = new long[1];
    joined(start(CONTENDERS, seed, own -> {
      long part = Units.mix(own);
      for (int i = 0; i < ROUNDS; i++) {
        lock.lock();
        try {
          total[0] += part;
        } finally {
          lock.unlock();
        }
      }
      return 0;
    }));
    return total[0];
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at the gate", e);
    }
  }

  private Unit[] start(int count, long seed, LongUnaryOperator work) {
    Unit[] units = new Unit[count];
    for (int i = 0; i < count; i++) {
      units[i] = new Unit(seed + i, work);
      units[i].thread = factory.newThread(units[i]);
      units[i].thread.start();
    }
    return units;
  }

  private static long joined(Unit[] units) throws InterruptedException {
    long sum = 0;
    for (Unit unit : units) {
      unit.thread.join();
      sum += unit.result;
    }
    return sum;
  }

  /** What a thread runs, and where it leaves its result. */
  private static final class Unit implements Runnable {
    private final long seed;
    private final LongUnaryOperator work;
    private Thread thread = Thread.currentThread();
    private long result;

    Unit(long seed, LongUnaryOperator work) {
      this.seed = seed;
      this.work = work;
    }

    @Override
    public void run() {
      result = work.applyAsLong(seed);
    }
  }
}
