package dev.backbench.cpu.spawnandswitch;

import java.util.concurrent.ThreadFactory;

/** Units that are virtual threads. */
public class VirtualSwitchBenchmark extends SwitchState {
  @Override
  protected ThreadFactory threads() {
    return Thread.ofVirtual().factory();
  }
}
