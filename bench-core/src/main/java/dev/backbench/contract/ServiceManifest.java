package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * What {@code fixtures/services/<id>/contender.json} says.
 *
 * @param title what a table calls it
 * @param headline whether the ten-minute run measures it
 * @param service the service itself
 * @param tuning settings that are not the default
 * @param variants the same service, started otherwise
 */
public record ServiceManifest(String title, boolean headline, Service service, List<Reason> tuning,
    List<Variant> variants) {
  /** Copies the lists. */
  public ServiceManifest {
    requireNonNull(title, "title");
    requireNonNull(service, "service");
    tuning = List.copyOf(tuning);
    variants = List.copyOf(variants);
  }

  /**
   * A setting, and why it is not the default.
   *
   * @param setting as its documentation spells it
   * @param reason one sentence
   */
  public record Reason(String setting, String reason) {
    /** Refuses nulls. */
    public Reason {
      requireNonNull(setting, "setting");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * Another way to start it.
   *
   * @param service as it is started then
   * @param reason why that is worth measuring
   * @param traffic under what it is measured
   */
  public record Variant(Service service, String reason, Set<Traffic> traffic) {
    /** Copies the set. */
    public Variant {
      requireNonNull(service, "service");
      requireNonNull(reason, "reason");
      traffic = Set.copyOf(traffic);
    }
  }
}
