package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.claim.Finding;
import dev.backbench.claim.Ledger;
import dev.backbench.claim.Verdict;
import dev.backbench.render.FindingDocument;
import dev.backbench.render.LedgerHtml;
import dev.backbench.render.LedgerText;
import dev.backbench.result.Report;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ledger of claims. */
@Command(name = "claims", description = "Published claims, each a check: supported, refuted, undecided, not testable here.")
final class ClaimsCommand extends Action {
  private static final List<String> FAIL_ON = List.of("refuted", "undecided", "nothing");

  private final Services services;
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "one claim with its whole reasoning; none lists all")
  private String claim = "";

  @Option(names = "--from", paramLabel = "PATH", description = "claims of your own: a file or a folder of files, instead of the ledger; may be repeated")
  private List<Path> places = new ArrayList<>();

  @Option(names = "--run", paramLabel = "RUN", description = "decide by this run (an id, latest or a report.json) instead of all; may be repeated")
  private List<String> runs = new ArrayList<>();

  @Option(names = "--fail-on", paramLabel = "VERDICT", description = "refuted: exit 3 when a claim is refuted; undecided: exit 6 also when one is open; nothing (default)")
  private String failOn = "nothing";

  @Option(names = "--explain", paramLabel = "ID", description = "the same as naming the claim alone")
  private String explained = "";

  @Option(names = "--format", paramLabel = "NAME", description = "text (default), md, html or json")
  private String format = "text";

  ClaimsCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    oneOf("--format", format, List.of("text", "md", "html", "json"), problems);
    if (!claim.isEmpty() && !explained.isEmpty()) {
      problems.add("claims: expected one claim, got %s and --explain %s. Leave one out.".formatted(Quoted.of(claim),
          Quoted.of(explained)));
    }
    oneOf("--fail-on", failOn, FAIL_ON, problems);
  }

  @Override
  int act() throws BadInputException, IOException {
    List<Claim> claims = services.claims(places);
    List<Report> reports = reports();
    String id = named();
    // The whole ledger is weighed even when one claim is shown: its error rate is the ledger's.
    List<Finding> findings = Ledger.decide(claims, reports);
    List<Finding> shown = findings.stream().filter(each -> id.isEmpty() || each.claim().id().equals(id)).toList();
    if (shown.isEmpty()) {
      throw new BadInputException(List.of("claims: no claim %s. %s".formatted(Quoted.of(id),
          Nearest.hint(id, claims.stream().map(Claim::id).toList()))));
    }
    console.out().print(switch (format) {
      case "json" -> services.json(document(shown));
      case "html" -> LedgerHtml.page(shown, reports);
      case "md" -> LedgerText.markdown(shown);
      default -> id.isEmpty()
          ? LedgerText.table(shown, console.layout())
          : LedgerText.page(shown.getFirst(), console.layout());
    });
    return exitCode(shown);
  }

  private String named() {
    return claim.isEmpty() ? explained : claim;
  }

  private List<Report> reports() throws BadInputException, IOException {
    if (runs.isEmpty()) {
      return services.reports();
    }
    List<Report> reports = new ArrayList<>();
    for (String run : runs) {
      reports.add(services.report(run));
    }
    return reports;
  }

  private int exitCode(List<Finding> findings) {
    if (!failOn.equals("nothing") && findings.stream().anyMatch(each -> each.verdict() instanceof Verdict.Refuted)) {
      return ExitCode.REFUTED;
    }
    boolean open = findings.stream().anyMatch(each -> each.verdict() instanceof Verdict.Undecided);
    return failOn.equals("undecided") && open ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
  }

  private static Map<String, ?> document(List<Finding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("claims", findings.stream().map(FindingDocument::of).toList());
    return document;
  }
}
