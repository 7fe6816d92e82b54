package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

/**
 * Who does the work: a language, its runtime and the way of using it.
 *
 * @param id unique in its workload
 * @param language {@code java}, {@code python}, {@code go}, or {@code c} for a program that is there already
 * @param arm how it does the work
 * @param quick whether the quick profile measures it
 * @param database where its operations ask the database for more or less than its workload says; it writes nothing else
 * @param allCpus whether its forks may use every CPU, and not the one that is usual
 * @param control whether it is the sweep's control: independent processes, which scale as far as the machine does
 */
public record Contender(String id, String language, Arm arm, boolean quick, DatabaseUse database, boolean allCpus,
    boolean control) {
  /** Checks the id. */
  public Contender {
    Ids.check("contender", id);
    requireNonNull(language, "language");
    requireNonNull(arm, "arm");
    requireNonNull(database, "database");
  }

  /** One that does what its workload says. */
  public Contender(String id, String language, Arm arm, boolean quick) {
    this(id, language, arm, quick, DatabaseUse.UNSAID);
  }

  /** On the usual CPU, and no control. */
  public Contender(String id, String language, Arm arm, boolean quick, DatabaseUse database) {
    this(id, language, arm, quick, database, false, false);
  }
}
