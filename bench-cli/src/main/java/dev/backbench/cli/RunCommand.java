package dev.backbench.cli;

import dev.backbench.contract.Workload;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Selection;
import dev.backbench.render.Markdown;
import dev.backbench.run.Progress;
import dev.backbench.run.jmh.JmhOptions;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures. */
@Command(name = "run", description = "Measures, writes results/runs/<id>/, prints the result.")
final class RunCommand extends Action {
  private final Services services;
  private final Console console;
  private final Progress progress;

  @Mixin
  private SelectionOptions options = new SelectionOptions();

  @Option(names = "--resume", paramLabel = "RUN", description = "measure what an earlier run did not, by its own plan")
  private String resume = "";

  @Option(names = "--postgres", paramLabel = "NAME", description = "auto (default), testcontainers, embedded or external")
  private String postgres = "auto";

  @Option(names = "--durability", paramLabel = "NAME", description = "durable (default) or relaxed")
  private String durability = "durable";

  @Option(names = "--data-set", paramLabel = "SIZE", description = "rows in the database: S (default of smoke and quick: "
      + "10,000 users), M (of the others: 100,000) or L (1,000,000)")
  private String dataSet = "";

  @Option(names = "--require-all", description = "a skipped cell makes the run incomplete: exit code 4")
  private boolean requireAll;

  @Option(names = "--yes", description = "do not ask before a run of more than four hours")
  private boolean yes;

  @Option(names = "--format", paramLabel = "NAME", description = "text (default), html, md, csv, junit, jmh or json")
  private String format = "text";

  @Parameters(arity = "0..*", paramLabel = "-- OPTION VALUE", description = "options of JMH for every fork of Java, for instance -- -prof gc; what JMH prints is kept in the run's folder jmh/")
  private List<String> jmh = new ArrayList<>();

  private List<Workload> workloads = List.of();
  private @Nullable Selection selection;

  RunCommand(Services services, Console console, Progress progress) {
    this.services = services;
    this.console = console;
    this.progress = progress;
  }

  @Override
  void check(List<String> problems) throws BadInputException {
    oneOf("--format", format, ReportFormat.names(), problems);
    oneOf("--postgres", postgres, List.of("auto", "testcontainers", "embedded", "external"), problems);
    oneOf("--durability", durability, List.of("durable", "relaxed"), problems);
    if (!dataSet.isEmpty()) {
      oneOf("--data-set", dataSet, List.of("S", "M", "L"), problems);
    }
    if (!resume.isEmpty() && options.given()) {
      problems.add("--resume: goes by the plan of the run, so it takes no option that selects cells. Leave them out.");
    }
    int stray = jmh.size() - afterDelimiter();
    jmh.stream().limit(stray)
        .forEach(text -> problems.add("run: expected nothing more, got %s.".formatted(Quoted.of(text))));
    problems.addAll(JmhOptions.problems(jmh.subList(stray, jmh.size())));
    workloads = services.workloads();
    selection = options.check(PlanCommand.suites(workloads), services, problems);
  }

  @Override
  int act() throws BadInputException, UnfitException, IOException {
    RunOptions how = new RunOptions(postgres, durability, dataSet, requireAll, jmh);
    Services.Measured measured = resume.isEmpty()
        ? services.measure(plan(), how, progress, this::tell)
        : services.resume(resume, how, progress, this::tell);
    return measured.report().outcome().exitCode();
  }

  private void tell(Services.Measured measured) throws BadInputException, IOException {
    console.out().print(ReportFormat.of(format).render(measured.report(), services, console));
    console.out().flush();
    console.err().println("files: " + measured.directory());
    summarise(measured);
  }

  private Plan plan() throws BadInputException, IOException {
    Plan plan = services.plan(workloads, Objects.requireNonNull(selection, "checked before"));
    if (plan.takesLong() && !yes) {
      throw new BadInputException(List.of(
          "run: expected --yes for a plan of about %s. Add it, or give a --budget, or select less."
              .formatted(Words.of(plan.estimate()))));
    }
    return plan;
  }

  /** GitHub shows what a step appends to this file. */
  private void summarise(Services.Measured measured) throws IOException {
    String file = console.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), Markdown.of(measured.report()), StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
