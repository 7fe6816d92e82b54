package dev.backbench.cpu.spawnandswitch;

import java.util.concurrent.ThreadFactory;

/** Units that are platform threads. */
public class PlatformSwitchBenchmark extends SwitchState {
  @Override
  protected ThreadFactory threads() {
    return Thread.ofPlatform().factory();
  }
}
