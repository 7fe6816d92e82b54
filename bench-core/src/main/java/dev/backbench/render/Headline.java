package dev.backbench.render;

import dev.backbench.result.Measurement;
import dev.backbench.result.Noise;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every renderer says of a run as a whole, in words.
 *
 * @param stamp whether it can be trusted, in a sentence
 * @param tone how the stamp is meant
 * @param reasons why it is not VALID, and how the run ended
 * @param account planned = measured + failed + skipped
 * @param noise what the machine did besides
 */
record Headline(String stamp, Tone tone, List<String> reasons, String account, String noise) {
  static Headline of(Report report) {
    Run run = report.run();
    List<String> reasons = new ArrayList<>(run.reasons());
    report.outcome().reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
    return new Headline(stamp(run.stamp()), tone(run.stamp()), reasons, account(report),
        noise(report.environment().noise()));
  }

  /** Warnings by code, each with the cells it was seen in. */
  static Map<String, List<Seen>> warnings(Report report) {
    Map<String, List<Seen>> byCode = new TreeMap<>();
    for (Measurement each : report.cells()) {
      for (Warning warning : each.warnings()) {
        byCode.computeIfAbsent(warning.code(), _ -> new ArrayList<>()).add(new Seen(each.cell().id(), warning));
      }
    }
    return byCode;
  }

  /** How many cells beside the first have it. */
  static String more(List<Seen> seen) {
    return switch (seen.size()) {
      case 1 -> "";
      case 2 -> " (and 1 more cell)";
      default -> " (and " + (seen.size() - 1) + " more cells)";
    };
  }

  /** A warning and where it was seen. */
  record Seen(String cell, Warning warning) {}

  private static String stamp(Run.Stamp stamp) {
    return switch (stamp) {
      case VALID -> "VALID: every planned cell was measured or skipped for a stated reason, and verified";
      case ESTIMATE -> "ESTIMATE: verified, but too short to become a baseline or to settle a claim";
      case INVALID -> "INVALID: something planned is missing, wrong or contradicts itself; do not quote these numbers";
    };
  }

  private static Tone tone(Run.Stamp stamp) {
    return switch (stamp) {
      case VALID -> Tone.GOOD;
      case ESTIMATE -> Tone.CAUTION;
      case INVALID -> Tone.BAD;
    };
  }

  static Tone tone(Status status) {
    return switch (status) {
      case OK -> Tone.GOOD;
      case SKIPPED -> Tone.FAINT;
      case SUSPECT, INTERRUPTED -> Tone.CAUTION;
      case INVALID, FAILED, TIMEOUT -> Tone.BAD;
    };
  }

  private static String account(Report report) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    report.cells().forEach(each -> counts.merge(each.status(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((status, count) -> parts.add(count + " " + status));
    return String.format(Locale.ROOT, "%d cells planned = %s", report.cells().size(),
        parts.isEmpty() ? "none" : String.join(" + ", parts));
  }

  private static String noise(Noise noise) {
    return String.format(Locale.ROOT,
        "noise over the run: steal %s, other processes %.2f cores, CPU pressure %s", Quantity.percent(noise.steal()),
        noise.foreignCpu(), Quantity.percent(noise.pressure()));
  }
}
