package dev.backbench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who started something, as {@code pid:start}: a pid alone may be somebody else's by the time it is read. The start is the
 * kernel's own count of ticks since boot, because a date is derived from a clock that may be set meanwhile.
 */
public final class Coordinator {
  /** Field 22 of {@code /proc/<pid>/stat} (proc(5)), counted after the command's closing parenthesis. */
  private static final int STARTTIME = 19;

  private Coordinator() {}

  /** This process. */
  public static String current() {
    long pid = ProcessHandle.current().pid();
    return pid + ":" + start(pid).orElse("unknown");
  }

  /** Whether that text names a living process; anything else than what {@link #current} yields does not. */
  public static boolean alive(String coordinator) {
    int colon = coordinator.indexOf(':');
    if (colon < 1) {
      return false;
    }
    try {
      long pid = Long.parseLong(coordinator.substring(0, colon));
      return start(pid).filter(coordinator.substring(colon + 1)::equals).isPresent();
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private static Optional<String> start(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[STARTTIME]);
    } catch (IOException noProc) {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(handle -> handle.info().startInstant())
          .map(Instant::toEpochMilli).map(String::valueOf);
    }
  }
}
