package dev.backbench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Stops a process while it is parked: its threads in the background, of a concurrent collector or a compiler, would work
 * into the turn of another.
 *
 * <p>A stopped process cannot see that its parent is gone, so only one is stopped that the kernel kills with its parent
 * (prctl(2), PR_SET_PDEATHSIG). {@link Leftovers} finds stopped processes like others, and SIGKILL reaches them.
 */
public final class Suspension {
  /** What arranges for the kernel's signal, of util-linux. */
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private final long pid;
  private final BooleanSupplier alive;
  private boolean suspended;

  /** Of that process; nothing happens to it yet. */
  public Suspension(ProcessHandle process) {
    pid = process.pid();
    alive = process::isAlive;
  }

  /** Whether this machine can start processes that die with their parent. */
  public static boolean possible() {
    return Files.isExecutable(SETPRIV);
  }

  /** SIGSTOP, unless it is stopped already or gone: its number may be another's by then. */
  public void suspend() {
    if (!suspended && alive.getAsBoolean()) {
      suspended = Posix.kill(pid, Posix.SIGSTOP);
    }
  }

  /** SIGCONT, if it was stopped. */
  public void resume() {
    if (suspended && alive.getAsBoolean()) {
      Posix.kill(pid, Posix.SIGCONT);
    }
    suspended = false;
  }
}
