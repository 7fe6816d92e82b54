package dev.backbench.json;

import dev.backbench.contract.Amount;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Ids;
import dev.backbench.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what a manifest says of the database. An amount is a number, a pair of bounds ({@code [1, 3]}) or the name of a
 * parameter.
 */
final class DatabaseReader {
  private static final String DATABASE = "database";
  private static final List<String> AMOUNTS = List.of("calls", "rows");
  private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private DatabaseReader() {}

  static DatabaseUse ofWorkload(Node workload, Problems problems) throws Refusal {
    Optional<Node> database = workload.optional(DATABASE);
    if (database.isEmpty()) {
      return DatabaseUse.UNSAID;
    }
    if (workload.optional("fixtures").isEmpty()) {
      problems.add(database.get().problem("\"database\" needs \"fixtures\" that name one, got none. Add it."));
    }
    database.get().unknown(List.of("calls", "rows", "writes")).forEach(problems::add);
    return new DatabaseUse(amount(database.get(), "calls"), amount(database.get(), "rows"), writes(database.get()));
  }

  /** A contender may ask more or less often; its sitting shares one database, so what is written is the workload's. */
  static DatabaseUse ofContender(Node contender, Problems problems) throws Refusal {
    Optional<Node> database = contender.optional(DATABASE);
    if (database.isEmpty()) {
      return DatabaseUse.UNSAID;
    }
    database.get().unknown(AMOUNTS).forEach(problems::add);
    return new DatabaseUse(amount(database.get(), "calls"), amount(database.get(), "rows"), Set.of());
  }

  /** Notes amounts that name something other than a parameter with numbers for values. */
  static void checkParameters(Node workload, List<Parameter> parameters, Problems problems) {
    problems.check(() -> {
      List<Node> users = new ArrayList<>(List.of(workload));
      users.addAll(workload.required("contenders").members().values());
      for (Node user : users) {
        Optional<Node> database = user.optional(DATABASE);
        for (String key : database.isEmpty() ? List.<String>of() : AMOUNTS) {
          Optional<Node> amount = database.get().optional(key);
          if (amount.isPresent() && amount.get().json() instanceof Json.Text(_, String name) && parameters.stream()
              .noneMatch(each -> each.name().equals(name) && each.values().stream().allMatch(DatabaseReader::number))) {
            problems.add(amount.get().refuse("name a parameter whose values are numbers"));
          }
        }
      }
    });
  }

  private static boolean number(String value) {
    return NUMBER.matcher(value).matches();
  }

  private static Optional<Amount> amount(Node database, String key) throws Refusal {
    Optional<Node> value = database.optional(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Node node = value.get();
    return Optional.of(switch (node.json()) {
      case Json.Text(_, String name) -> node.build(() -> new Amount.OfParameter(Ids.check("parameter", name)));
      case Json.Items _ -> between(node, node.items());
      default -> between(node, List.of(node, node));
    });
  }

  private static Amount between(Node node, List<Node> bounds) throws Refusal {
    if (bounds.size() != 2) {
      throw node.refuse("be a number, two bounds or a parameter's name", "For instance 1, [1, 3] or \"queries\".");
    }
    double least = bounds.getFirst().number();
    double most = bounds.getLast().number();
    return node.build(() -> new Amount.Between(least, most));
  }

  private static Set<String> writes(Node database) throws Refusal {
    Set<String> tables = new TreeSet<>();
    Optional<Node> list = database.optional("writes");
    for (Node item : list.isPresent() ? list.get().items() : List.<Node>of()) {
      if (!TABLE.matcher(item.text()).matches()) {
        throw item.refuse("be the name of a table, in lower case");
      }
      if (!tables.add(item.text())) {
        throw item.refuse("occur once");
      }
    }
    return tables;
  }
}
