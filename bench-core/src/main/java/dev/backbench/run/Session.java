package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.json.ForkRecords;
import dev.backbench.result.ForkResult;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run's journal says happened before now.
 *
 * @param started when the first session began; now for a new run
 * @param number this session's number, from 1
 * @param offsetNanos where this session's clock starts: after everything that is recorded
 * @param forks that were finished before
 * @param damage one message for each damaged record
 */
public record Session(Instant started, int number, long offsetNanos, List<ForkResult> forks, List<String> damage) {
  private static final String SESSION_HEAD = "{\"session\":\"";
  private static final String SESSION_TAIL = "\"}";
  private static final String FORK_HEAD = "{\"fork\":";
  private static final String FORK_TAIL = "}";

  /** Copies the lists. */
  public Session {
    requireNonNull(started, "started");
    forks = List.copyOf(forks);
    damage = List.copyOf(damage);
  }

  /**
   * Reads the journal and records that a session begins.
   *
   * @throws IOException when the journal cannot be read or written
   */
  public static Session begin(Journal journal, Instant now) throws IOException {
    Session before = read(journal, now);
    journal.append(List.of(SESSION_HEAD + now + SESSION_TAIL));
    return before;
  }

  /**
   * What a session that began now would find; nothing is written.
   *
   * @throws IOException when the journal cannot be read
   */
  static Session read(Journal journal, Instant now) throws IOException {
    Journal.Content content = journal.read();
    List<ForkResult> forks = new ArrayList<>();
    List<String> damage = new ArrayList<>(content.damage());
    List<Instant> sessions = new ArrayList<>();
    for (String entry : content.records()) {
      try {
        if (entry.startsWith(SESSION_HEAD)) {
          sessions.add(Instant.parse(inner(entry, SESSION_HEAD, SESSION_TAIL)));
        } else if (entry.startsWith(FORK_HEAD)) {
          forks.add(ForkRecords.parse("journal", inner(entry, FORK_HEAD, FORK_TAIL)));
        } else {
          damage.add("journal: expected a session or a fork, got a record of another program version; it is ignored");
        }
      } catch (DateTimeParseException | BadInputException e) {
        damage.add("journal: %s. Its fork is repeated.".formatted(e.getMessage()));
      }
    }
    long offset = forks.stream().mapToLong(fork -> fork.offsetNanos() + fork.elapsedNanos()).max().orElse(0);
    return new Session(sessions.isEmpty() ? now : sessions.getFirst(), sessions.size() + 1, offset, forks, damage);
  }

  /**
   * Records the forks of a round.
   *
   * @throws IOException when the disk refuses
   */
  public static void keep(Journal journal, List<ForkResult> round) throws IOException {
    journal.append(round.stream().map(fork -> FORK_HEAD + ForkRecords.toJson(fork) + FORK_TAIL).toList());
  }

  private static String inner(String entry, String head, String tail) {
    return entry.substring(head.length(), entry.length() - tail.length());
  }
}
