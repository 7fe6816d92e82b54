package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done: one manifest, {@code bench-<suite>/workloads/<id>/workload.json}.
 *
 * @param suite {@code cpu}, {@code io} or {@code memory}
 * @param id the folder's path below {@code workloads/}: {@code fraud-score}, {@code jdbc/dashboard}
 * @param folder the manifest's folder, absolute
 * @param title what a table calls it
 * @param question the question that it answers, one sentence
 * @param operation what one operation is: {@code score one transaction}
 * @param metric the primary metric of its cells
 * @param priority headline first: cells of the lowest number are measured first and dropped last
 * @param input for kernels that read a generated input
 * @param fixtures ids of the fixtures its cells need, for instance {@code postgres}
 * @param database what an operation does to the database among them
 * @param observed what is watched beside the primary metric
 * @param parameters its dimensions, in manifest order
 * @param contenders at least one, in manifest order; those of equal parameters are measured in one sitting
 */
public record Workload(String suite, String id, Path folder, String title, String question, String operation,
    Metric metric, int priority, Optional<KernelInput> input, List<String> fixtures, DatabaseUse database,
    Set<Observation> observed, List<Parameter> parameters, List<Contender> contenders) {
  /** Copies the lists and checks the ids. */
  public Workload {
    Ids.check("suite", suite);
    Ids.checkWorkload(id);
    requireNonNull(folder, "folder");
    requireNonNull(title, "title");
    requireNonNull(question, "question");
    requireNonNull(operation, "operation");
    requireNonNull(metric, "metric");
    requireNonNull(input, "input");
    requireNonNull(database, "database");
    fixtures = List.copyOf(fixtures);
    observed = Set.copyOf(observed);
    parameters = List.copyOf(parameters);
    contenders = List.copyOf(contenders);
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException("workload %s: expected at least one contender, got none".formatted(id));
    }
  }

  /** Whether that is watched. */
  public boolean observes(Observation what) {
    return observed.contains(what);
  }

  /** Whether the quick profile measures cells with these values of its parameters. */
  public boolean quick(Map<String, String> values) {
    return parameters.stream().allMatch(parameter -> parameter.quick().contains(values.get(parameter.name())));
  }

  /** Of which nothing but the usual is watched. */
  public Workload(String suite, String id, Path folder, String title, String question, String operation, Metric metric,
      int priority, Optional<KernelInput> input, List<String> fixtures, DatabaseUse database,
      List<Parameter> parameters, List<Contender> contenders) {
    this(suite, id, folder, title, question, operation, metric, priority, input, fixtures, database, Set.of(),
        parameters, contenders);
  }

  /** One that says nothing of a database. */
  public Workload(String suite, String id, Path folder, String title, String question, String operation, Metric metric,
      int priority, Optional<KernelInput> input, List<String> fixtures, List<Parameter> parameters,
      List<Contender> contenders) {
    this(suite, id, folder, title, question, operation, metric, priority, input, fixtures, DatabaseUse.UNSAID,
        parameters, contenders);
  }
}
