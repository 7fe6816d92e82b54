package dev.backbench.json;

import dev.backbench.gate.history.Baseline;
import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RulerReading;
import dev.backbench.result.Fingerprint;
import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A baseline as a JSON document, with a digest: it is written by the program and edited by nobody. */
public final class Baselines {
  private static final int SCHEMA = 1;
  private static final long MOST_BYTES = 16 << 20;

  private Baselines() {}

  /** The document, the same bytes for equal baselines. */
  public static String toJson(Baseline baseline) {
    return JsonText.document(body(baseline).put("digest", digest(baseline)).build());
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException when it is none, was written by a later version, or was edited by hand
   */
  public static Baseline read(Path file) throws BadInputException {
    String where = file.toString();
    try {
      Node node = Document.parse(where, Document.load(file, where, MOST_BYTES));
      node.required("schema").integer(SCHEMA, SCHEMA);
      Fingerprint machine = new Fingerprint(CellCodec.textsByName(node.required("machine")));
      RulerReading rulers = HistoryRecords.rulers(node.required("rulers_ns"));
      List<Baseline.Mark> marks = CellCodec.list(node.required("cells"), Baselines::mark);
      Baseline baseline = node.build(() -> new Baseline(machine, rulers, marks));
      if (!node.required("digest").text().equals(digest(baseline))) {
        throw node.required("digest").refuse("be that of the other members: " + digest(baseline),
            "The file was edited by hand: save the baseline anew.");
      }
      return baseline;
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  private static JsonObject body(Baseline baseline) {
    return new JsonObject().put("schema", SCHEMA).put("machine", Json.texts(baseline.machine().fields()))
        .put("rulers_ns", HistoryRecords.write(baseline.rulers()))
        .put("cells", Json.of(baseline.marks().stream().map(Baselines::write).toList()));
  }

  private static Json write(Baseline.Mark mark) {
    return new JsonObject().put("run", mark.run()).put("profile", mark.profile()).put("reason", mark.reason())
        .put("score", HistoryRecords.write(mark.score())).build();
  }

  private static Baseline.Mark mark(Node node) throws Refusal {
    String run = node.required("run").text();
    String profile = node.required("profile").text();
    String reason = node.required("reason").text();
    CellScore score = HistoryRecords.score(node.required("score"));
    return node.build(() -> new Baseline.Mark(run, profile, reason, score));
  }

  /** Guards against slips, not against forgers: whoever can write the file can write the digest. */
  private static String digest(Baseline baseline) {
    return new Fingerprint(new TreeMap<>(Map.of("baseline", JsonText.line(body(baseline).build())))).id();
  }
}
