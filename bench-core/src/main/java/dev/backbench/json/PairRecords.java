package dev.backbench.json;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.PooledPair;
import dev.backbench.result.Sample;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Better;
import java.util.List;

/** Recorded pairs, one line of JSON each. */
public final class PairRecords {
  private PairRecords() {}

  /** One line, without a line break. */
  public static String toJson(PooledPair pooled) {
    GatedBenchmark benchmark = pooled.benchmark();
    return JsonText.line(new JsonObject().put("condition", pooled.condition().name())
        .put("slowdown", pooled.condition().slowdown()).put("session", pooled.session())
        .put("benchmark", benchmark.id()).put("better", benchmark.better()).put("threads", benchmark.threads())
        .put("base", samples(pooled.pair().base())).put("candidate", samples(pooled.pair().candidate())).build());
  }

  private static Json samples(List<Sample> samples) {
    return Json.of(samples.stream().map(ForkCodec::write).toList());
  }

  /**
   * Reads what {@link #toJson} wrote; further keys are ignored.
   *
   * @param where the file, for messages
   * @throws BadInputException with what was expected and got
   */
  public static PooledPair parse(String where, String json) throws BadInputException {
    try {
      Node node = Document.parse(where, json);
      String condition = node.required("condition").text();
      // Pools of identical code alone have none.
      double slowdown = node.optional("slowdown").isPresent() ? node.required("slowdown").number() : 0;
      String session = node.required("session").text();
      String id = node.required("benchmark").text();
      Better better = node.required("better").constant(Better.class);
      int threads = node.required("threads").naturalInt();
      List<Sample> base = CellCodec.list(node.required("base"), ForkCodec::readSample);
      List<Sample> candidate = CellCodec.list(node.required("candidate"), ForkCodec::readSample);
      return node.build(() -> new PooledPair(new Condition(condition, slowdown), session,
          new GatedBenchmark(id, better, threads, false), new Pair(base, candidate)));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }
}
