package dev.backbench.json;

import dev.backbench.result.Distribution;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Noise;
import dev.backbench.result.Sample;
import dev.backbench.result.Series;
import dev.backbench.result.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forks with their samples. A value that is no number (a series or a secondary metric may hold one) is {@code null} and
 * read back as NaN.
 */
final class ForkCodec {
  private ForkCodec() {}

  static Json write(ForkResult fork) {
    return new JsonObject().put("cell", fork.cell()).put("round", fork.round()).put("sequence", fork.sequence())
        .put("offset_ns", fork.offsetNanos()).put("elapsed_ns", fork.elapsedNanos()).put("status", fork.status())
        .putText("reason", fork.reason()).put("facts", Json.texts(fork.facts()))
        .put("samples", Json.of(fork.samples().stream().map(ForkCodec::write).toList()))
        .put("values", numbers(fork.values()))
        .put("series", Json.of(fork.series().stream().map(ForkCodec::write).toList()))
        .put("distributions", Json.of(fork.distributions().stream().map(ForkCodec::write).toList())).build();
  }

  static ForkResult read(Node node) throws Refusal {
    String cell = node.required("cell").text();
    int round = node.required("round").naturalInt();
    int sequence = node.required("sequence").naturalInt();
    long offset = node.required("offset_ns").integer();
    long elapsed = node.required("elapsed_ns").natural();
    Status status = node.required("status").constant(Status.class);
    Optional<String> reason = node.optionalText("reason");
    SortedMap<String, String> facts = CellCodec.textsByName(node.required("facts"));
    List<Sample> samples = CellCodec.list(node.required("samples"), ForkCodec::readSample);
    SortedMap<String, Double> values = numbersByName(node.required("values"));
    List<Series> series = CellCodec.list(node.required("series"), ForkCodec::readSeries);
    List<Distribution> distributions = CellCodec.list(node.required("distributions"), ForkCodec::readDistribution);
    return node.build(() -> new ForkResult(cell, round, sequence, offset, elapsed, status, reason, facts, samples,
        values, series, distributions));
  }

  static Json write(Sample sample) {
    JsonObject object = new JsonObject().put("phase", sample.phase()).put("offset_ns", sample.offsetNanos())
        .put("operations", sample.operations()).put("wall_ns", sample.wallNanos());
    sample.cpuNanos().ifPresent(nanos -> object.put("cpu_ns", nanos));
    object.put("score", sample.score()).put("secondary", numbers(sample.secondary()));
    sample.noise().ifPresent(noise -> object.put("noise", CellCodec.write(noise)));
    return object.build();
  }

  static Sample readSample(Node node) throws Refusal {
    Sample.Phase phase = node.required("phase").constant(Sample.Phase.class);
    long offset = node.required("offset_ns").integer();
    long operations = node.required("operations").natural();
    long wall = node.required("wall_ns").natural();
    Optional<Node> cpu = node.optional("cpu_ns");
    OptionalLong cpuNanos = cpu.isPresent() ? OptionalLong.of(cpu.get().natural()) : OptionalLong.empty();
    double score = node.required("score").number();
    SortedMap<String, Double> secondary = numbersByName(node.required("secondary"));
    Optional<Node> noiseNode = node.optional("noise");
    Optional<Noise> noise = noiseNode.isPresent()
        ? Optional.of(CellCodec.readNoise(noiseNode.get()))
        : Optional.empty();
    return node.build(() -> new Sample(phase, offset, operations, wall, cpuNanos, score, secondary, noise));
  }

  private static Json numbers(SortedMap<String, Double> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::put);
    return object.build();
  }

  private static SortedMap<String, Double> numbersByName(Node node) throws Refusal {
    SortedMap<String, Double> values = new TreeMap<>();
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      values.put(member.getKey(), member.getValue().numberOr(Double.NaN));
    }
    return values;
  }

  /** A point is a pair, offset and value: a fork may have thousands. */
  private static Json write(Series series) {
    return new JsonObject().put("id", series.id()).put("unit", series.unit())
        .put("points", Json.of(series.points().stream()
            .map(point -> Json.of(List.of(Json.of(point.offsetNanos()), Json.of(point.value())))).toList()))
        .build();
  }

  private static Series readSeries(Node node) throws Refusal {
    return new Series(node.required("id").text(), node.required("unit").text(),
        CellCodec.list(node.required("points"), ForkCodec::readPoint));
  }

  private static Series.Point readPoint(Node node) throws Refusal {
    List<Node> pair = node.items();
    if (pair.size() != 2) {
      throw node.refuse("be a pair of offset and value");
    }
    return new Series.Point(pair.getFirst().integer(), pair.getLast().numberOr(Double.NaN));
  }

  private static Json write(Distribution distribution) {
    return new JsonObject().put("id", distribution.id()).put("unit", distribution.unit())
        .put("count", distribution.count()).put("encoded", distribution.encoded()).build();
  }

  private static Distribution readDistribution(Node node) throws Refusal {
    return new Distribution(node.required("id").text(), node.required("unit").text(),
        node.required("count").natural(), node.required("encoded").text());
  }
}
