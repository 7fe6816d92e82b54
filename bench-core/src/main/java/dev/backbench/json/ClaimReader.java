package dev.backbench.json;

import dev.backbench.claim.Calculation;
import dev.backbench.claim.Calculation.Figure;
import dev.backbench.claim.Check;
import dev.backbench.claim.Claim;
import dev.backbench.claim.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one claim, and goes on after each problem. */
final class ClaimReader {
  private static final int MOST_BYTES = 64 << 10;
  private static final int LONGEST_TEXT = 2000;
  private static final List<String> KEYS = List.of("category", "sources", "says", "claimed", "check", "watch_out");
  private static final List<String> CHECKS = List.of("measured", "same_quantity", "rising", "product", "not_measured",
      "not_testable");

  private final String id;
  private final Node root;
  private final Problems problems;

  private ClaimReader(String id, Node root, Problems problems) {
    this.id = id;
    this.root = root;
    this.problems = problems;
  }

  /** The claim; empty when there is a problem, which is noted. */
  static Optional<Claim> read(Path file, Problems problems) {
    String where = file.toString();
    String id = file.getFileName().toString().replaceFirst("\\.json$", "");
    return problems.attempt(() -> Document.parse(where, Document.load(file, where, MOST_BYTES), problems))
        .flatMap(root -> new ClaimReader(id, root, problems).claim());
  }

  private Optional<Claim> claim() {
    problems.check(() -> root.unknown(KEYS).forEach(problems::add));
    Optional<String> category = problems.attempt(() -> text(root.required("category")));
    Optional<List<String>> sources = problems.attempt(() -> root.required("sources").texts());
    Optional<String> says = problems.attempt(() -> text(root.required("says")));
    Optional<String> claimed = problems.attempt(() -> text(root.required("claimed")));
    Optional<Check> check = problems.attempt(() -> check(root.required("check")));
    Optional<Optional<String>> watchOut = problems.attempt(() -> optionalText("watch_out"));
    if (!problems.none()) {
      return Optional.empty();
    }
    return problems.attempt(() -> root.build(() -> new Claim(id, category.orElseThrow(), sources.orElseThrow(),
        says.orElseThrow(), claimed.orElseThrow(), check.orElseThrow(), watchOut.orElseThrow())));
  }

  private Optional<String> optionalText(String key) throws Refusal {
    Optional<Node> node = root.optional(key);
    return node.isPresent() ? Optional.of(text(node.get())) : Optional.empty();
  }

  private Check check(Node node) throws Refusal {
    node.unknown(CHECKS).forEach(problems::add);
    List<String> given = new ArrayList<>();
    for (String name : CHECKS) {
      if (node.optional(name).isPresent()) {
        given.add(name);
      }
    }
    if (given.size() != 1) {
      throw node.problem("expected exactly one of %s, got %s.".formatted(String.join(", ", CHECKS),
          given.isEmpty() ? "none" : given));
    }
    Node check = node.required(given.getFirst());
    return switch (given.getFirst()) {
      case "measured" -> measured(check);
      case "same_quantity" -> same(check);
      case "rising" -> rising(check);
      case "product" -> product(check);
      case "not_measured" -> new Check.NotMeasured(text(check));
      default -> new Check.NotTestable(text(check));
    };
  }

  private Check measured(Node node) throws Refusal {
    node.unknown(List.of("members", "supported_by", "refuted_by", "at_least", "at_most", "unit", "rule"))
        .forEach(problems::add);
    List<Member> members = new ArrayList<>();
    List<Node> given = node.required("members").items();
    for (Node member : given) {
      problems.attempt(() -> MemberReader.read(member, node, problems)).ifPresent(members::add);
    }
    Optional<Node> supported = node.optional("supported_by");
    Optional<Node> refuted = node.optional("refuted_by");
    int supportedBy = supported.isPresent() ? (int) supported.get().integer(1, 1000) : members.size();
    int refutedBy = refuted.isPresent() ? (int) refuted.get().integer(1, 1000) : 1;
    if (members.size() < given.size()) {
      // What is wrong with a member is told, and the claim refused; that counts do not fit those left is no news.
      return new Check.NotMeasured("a member is wrong");
    }
    return node.build(() -> new Check.Measured(members, supportedBy, refutedBy));
  }

  private Check same(Node node) throws Refusal {
    List<Figure> figures = figures(node);
    return new Check.Arithmetic(node.build(() -> new Calculation.SameQuantity(figures)));
  }

  private Check rising(Node node) throws Refusal {
    List<Figure> figures = figures(node);
    return new Check.Arithmetic(node.build(() -> new Calculation.Rising(figures)));
  }

  private Check product(Node node) throws Refusal {
    node.unknown(List.of("factors", "divisors", "claimed")).forEach(problems::add);
    List<Figure> factors = figures(node.required("factors"));
    Optional<Node> divisors = node.optional("divisors");
    List<Figure> below = divisors.isPresent() ? figures(divisors.get()) : List.of();
    Figure claimed = figure(node.required("claimed"));
    return new Check.Arithmetic(node.build(() -> new Calculation.Product(factors, below, claimed)));
  }

  private List<Figure> figures(Node node) throws Refusal {
    List<Figure> figures = new ArrayList<>();
    for (Node item : node.items()) {
      figures.add(figure(item));
    }
    return figures;
  }

  private Figure figure(Node node) throws Refusal {
    node.unknown(List.of("says", "at_least", "at_most")).forEach(problems::add);
    String says = text(node.required("says"));
    double least = MemberReader.bound(node, "at_least").orElse(0);
    double most = MemberReader.bound(node, "at_most").orElse(Double.POSITIVE_INFINITY);
    return node.build(() -> new Figure(says, least, most));
  }

  /** Text for people: neither empty nor endless, without control characters. */
  static String text(Node node) throws Refusal {
    String text = node.text();
    if (text.isBlank() || text.length() > LONGEST_TEXT || text.codePoints().anyMatch(Character::isISOControl)) {
      throw node.refuse("be 1 to " + LONGEST_TEXT + " characters without line breaks");
    }
    return text;
  }
}
