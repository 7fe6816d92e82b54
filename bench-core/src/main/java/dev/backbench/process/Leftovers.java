package dev.backbench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run that was killed left behind: processes that carry its marker and temporary directories that name it. Only
 * what belongs to a coordinator that is gone; a pid that was given to another process since does not count as alive.
 *
 * @param processes ids of marked processes without a living coordinator
 * @param directories scratch directories without a living coordinator
 */
public record Leftovers(List<Long> processes, List<Path> directories) {
  /** Copies the lists. */
  public Leftovers {
    processes = List.copyOf(processes);
    directories = List.copyOf(directories);
  }

  /**
   * Looks for them.
   *
   * @param proc {@code /proc}, or a copy for a test; nothing is found where it does not exist
   * @param temporary the system's temporary directory
   * @throws IOException when a directory cannot be listed
   */
  public static Leftovers find(Path proc, Path temporary) throws IOException {
    List<Long> processes = new ArrayList<>();
    if (Files.isDirectory(proc)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
        for (Path entry : entries) {
          marker(entry).filter(owner -> !Coordinator.alive(owner))
              .ifPresent(_ -> processes.add(Long.parseLong(entry.getFileName().toString())));
        }
      }
    }
    List<Path> directories = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(temporary, Scratch.PREFIX + "*")) {
      for (Path entry : entries) {
        String owner = Scratch.owner(entry);
        if (!owner.isEmpty() && !Coordinator.alive(owner)) {
          directories.add(entry);
        }
      }
    }
    return new Leftovers(processes, directories);
  }

  /** Whether there is nothing. */
  public boolean none() {
    return processes.isEmpty() && directories.isEmpty();
  }

  /**
   * Kills the processes and removes the directories.
   *
   * @throws IOException when a directory resists
   */
  public void remove() throws IOException {
    processes.forEach(pid -> Posix.kill(pid, Posix.SIGKILL));
    for (Path directory : directories) {
      Scratch.delete(directory);
    }
  }

  private static Optional<String> marker(Path process) {
    try {
      String environment = new String(Files.readAllBytes(process.resolve("environ")), UTF_8);
      for (String entry : environment.split("\0")) {
        if (entry.startsWith(Children.COORDINATOR_MARKER + "=")) {
          return Optional.of(entry.substring(Children.COORDINATOR_MARKER.length() + 1));
        }
      }
      return Optional.empty();
    } catch (IOException goneOrForbidden) {
      return Optional.empty();
    }
  }
}
