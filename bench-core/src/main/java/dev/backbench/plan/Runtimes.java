package dev.backbench.plan;

import dev.backbench.contract.LanguageRuntime;
import java.nio.file.Path;

/** Which language runtimes this machine has, and what memory there is for them. */
public interface Runtimes {
  /** Looks for a usable one; the answer does not change during a run. */
  Found find(LanguageRuntime runtime);

  /** Bytes of the machine or the cgroup; a fork gets at most half of them. Where nobody says, there is no limit. */
  default long memoryBytes() {
    return Long.MAX_VALUE;
  }

  /** What was found. */
  sealed interface Found {
    /**
     * A usable runtime.
     *
     * @param executable the real program, absolute, behind version-manager shims
     * @param version as it says: {@code cpython 3.11.7}, {@code go1.26.8}
     */
    record Present(Path executable, String version) implements Found {}

    /**
     * None.
     *
     * @param reason for the report: {@code python3 >= 3.11 not found}, {@code python3 >= 3.11 needed, found 3.9.18}
     */
    record Absent(String reason) implements Found {}
  }
}
