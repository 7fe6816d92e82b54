package dev.backbench.run;

import dev.backbench.json.Plans;
import dev.backbench.plan.LearntCosts;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Learns from the journals of earlier runs what a fork of each cell takes. Forks of one round are alive together, so each
 * is charged an equal part of the time since the round before ended: together they are charged all of it, fixtures and
 * inputs included.
 */
public final class CostHistory {
  /** Older ones say little about the machine of today. */
  private static final int MOST_RUNS = 5;

  private CostHistory() {}

  /**
   * Learns.
   *
   * @param runs newest first
   * @param profile only runs of exactly this one count
   * @param counts whether a run is of this machine
   * @return the median over runs of each cell's mean over rounds; what cannot be read is passed over
   */
  public static LearntCosts read(List<RunDirectory> runs, Profile profile, Predicate<RunDirectory> counts) {
    Map<String, List<Long>> found = new HashMap<>();
    int read = 0;
    for (RunDirectory run : runs) {
      if (read < MOST_RUNS && isOf(run, profile) && counts.test(run)) {
        Map<String, Long> costs = costs(run.journal());
        costs.forEach((cell, nanos) -> found.computeIfAbsent(cell, _ -> new ArrayList<>()).add(nanos));
        read += costs.isEmpty() ? 0 : 1;
      }
    }
    Map<String, Duration> medians = new HashMap<>();
    found.forEach((cell, nanos) -> {
      nanos.sort(Comparator.naturalOrder());
      medians.put(cell, Duration.ofNanos(nanos.get(nanos.size() / 2)));
    });
    return new LearntCosts(medians, read);
  }

  private static boolean isOf(RunDirectory run, Profile profile) {
    try {
      return Plans.profile(run.plan().toString(), Files.readString(run.plan())).equals(profile);
    } catch (IOException | BadInputException unreadable) {
      return false;
    }
  }

  private static Map<String, Long> costs(Path journal) {
    try {
      return costs(Session.read(new Journal(journal, Disk.REAL), Instant.EPOCH).forks());
    } catch (IOException unreadable) {
      return Map.of();
    }
  }

  /** Nanoseconds of one fork by cell id; rounds are told apart by the time between them. */
  static Map<String, Long> costs(List<ForkResult> forks) {
    List<ForkResult> sorted = new ArrayList<>(forks);
    sorted.sort(Comparator.comparingLong(ForkResult::offsetNanos));
    Map<String, List<Long>> shares = new HashMap<>();
    List<ForkResult> round = new ArrayList<>();
    long before = sorted.isEmpty() ? 0 : sorted.getFirst().offsetNanos();
    long end = before;
    for (ForkResult fork : sorted) {
      if (fork.offsetNanos() >= end) {
        charge(round, end - before, shares);
        round.clear();
        before = end;
      }
      round.add(fork);
      end = Math.max(end, fork.offsetNanos() + fork.elapsedNanos());
    }
    charge(round, end - before, shares);
    Map<String, Long> means = new HashMap<>();
    shares.forEach((cell, all) -> means.put(cell, (long) all.stream().mapToLong(Long::longValue).average().orElse(0)));
    return means;
  }

  /** A round with a failed fork says nothing: failing may be quick, or slow. */
  private static void charge(List<ForkResult> round, long nanos, Map<String, List<Long>> shares) {
    if (round.stream().allMatch(fork -> fork.status() == Status.OK || fork.status() == Status.SUSPECT)) {
      long measured = Math.max(0, nanos - round.stream().mapToLong(CostHistory::prepared).sum());
      round.forEach(fork -> shares.computeIfAbsent(fork.cell(), _ -> new ArrayList<>()).add(measured / round.size()));
    }
  }

  /** What was made for it, and need not be made again. */
  private static long prepared(ForkResult fork) {
    return Duration.ofMillis(Long.parseLong(fork.facts().getOrDefault(SittingRound.PREPARED, "0"))).toNanos();
  }
}
