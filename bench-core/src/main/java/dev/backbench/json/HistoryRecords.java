package dev.backbench.json;

import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RecordedSession;
import dev.backbench.gate.history.RulerReading;
import dev.backbench.unit.BadInputException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Recorded sessions, and what was found out about them later: one line of JSON each. */
public final class HistoryRecords {
  private HistoryRecords() {}

  /** A session as one line; what was cleared is not in it, for that is found out later. */
  public static String toJson(RecordedSession session) {
    return JsonText.line(new JsonObject().put("run", session.run()).put("profile", session.profile())
        .put("rulers", write(session.rulers()))
        .put("scores", Json.of(session.scores().stream().map(HistoryRecords::write).toList())).build());
  }

  /** That a paired run cleared cells of an earlier session. */
  public static String toJson(String run, Collection<String> cleared) {
    return JsonText.line(new JsonObject().put("run", run)
        .put("cleared", Json.texts(List.copyOf(new TreeSet<>(cleared)))).build());
  }

  /**
   * Reads what either {@code toJson} wrote; further keys are ignored.
   *
   * @param where the file, for messages
   * @return a session, or one with nothing but its run and what was cleared
   * @throws BadInputException with what was expected and got
   */
  public static RecordedSession parse(String where, String json) throws BadInputException {
    try {
      Node node = Document.parse(where, json);
      String run = node.required("run").text();
      Optional<Node> cleared = node.optional("cleared");
      if (cleared.isPresent()) {
        return new RecordedSession(run, "", RulerReading.NONE, List.of(), Set.copyOf(cleared.get().texts()));
      }
      return new RecordedSession(run, node.required("profile").text(), rulers(node.required("rulers")),
          CellCodec.list(node.required("scores"), HistoryRecords::score), Set.of());
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  static Json write(RulerReading rulers) {
    JsonObject object = new JsonObject();
    rulers.nanosPerStep().forEach((ruler, nanos) -> object.put(ruler, nanos));
    return object.build();
  }

  static RulerReading rulers(Node node) throws Refusal {
    SortedMap<String, Double> nanos = new TreeMap<>();
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      nanos.put(member.getKey(), member.getValue().number());
    }
    return node.build(() -> new RulerReading(nanos));
  }

  static Json write(CellScore score) {
    return new JsonObject().put("cell", score.cell()).put("log_score", score.logScore())
        .put("fork_deviation", score.forkDeviation()).put("forks", score.forks()).putText("jar_sha256", score.jar())
        .put("conditions", Json.texts(score.conditions())).build();
  }

  static CellScore score(Node node) throws Refusal {
    String cell = node.required("cell").text();
    double logScore = node.required("log_score").number();
    double deviation = node.required("fork_deviation").number();
    int forks = node.required("forks").naturalInt();
    Optional<String> jar = node.optionalText("jar_sha256");
    SortedMap<String, String> conditions = CellCodec.textsByName(node.required("conditions"));
    return node.build(() -> new CellScore(cell, logScore, deviation, forks, jar, conditions));
  }
}
