package dev.backbench.render;

import java.util.List;

/** How a page is to be read, and what its words mean. */
final class ReadingGuide {
  private static final List<String> METHOD = List.of(
      "A fork is one fresh process; an estimate is the geometric mean over forks with Student's t interval on the log"
          + " scale. Forks, not iterations, are the independent unit.",
      "A ratio is paired: both contenders were measured alternately, slice by slice, in one sitting. ~ means that the"
          + " interval holds 1: no difference was found, which is not a proof that there is none.",
      "Ranks with = share a place: their intervals overlap. Only cells that are OK are ranked; SUSPECT ones were"
          + " verified on a noisy machine and are shown without a rank.",
      "Every contender gave the right answers before any time was taken, and its running checksum was compared after every"
          + " slice. Services answered with this run's own mark, and the database counted the queries.",
      "Latency under load is timed from when a request was due, so a stalled service is not excused by the requests it"
          + " kept waiting.",
      "All of it holds for this machine and these versions; carry ratios, not values, to another.");

  private record Word(String name, String meaning) {}

  private static final List<Word> GLOSSARY = List.of(
      new Word("workload", "What is done, and the question it answers."),
      new Word("contender", "Who does it: a language, its runtime and the way of using it."),
      new Word("cell", "A workload, a contender and parameters: what one number is about."),
      new Word("sitting",
          "The cells of one workload and equal parameters: they were measured in turn, so their ratios are"
              + " paired."),
      new Word("fork", "One fresh process that measures a cell."),
      new Word("sample", "A slice of about 200 ms of a fork, one launch, or one window of load."),
      new Word("interval", "The range that holds the true value in 95 of 100 runs like this one."),
      new Word("OK", "Measured, verified, and nothing disturbed it. Only these are ranked and compared."),
      new Word("SUSPECT", "Verified, but the machine was noisy."),
      new Word("INVALID", "Wrong work, arithmetic that contradicts itself, or fewer forks than planned."),
      new Word("SKIPPED", "Not measured, for the reason given."),
      new Word("VALID, ESTIMATE", "Whether a whole run can be trusted; an ESTIMATE is verified, but short."),
      new Word("throughput", "Operations per second; an operation is one item of the workload."),
      new Word("cpu-time", "CPU time of the whole process tree per operation: the most portable figure."),
      new Word("response time", "From when a request was due to its whole answer."),
      new Word("steal", "Share of CPU time that the hypervisor gave to others."));

  private ReadingGuide() {}

  static Section method() {
    return new Section("method", "How to read this", new Markup().list(METHOD).toString());
  }

  static Section glossary() {
    Markup list = new Markup().open("dl", "class", "glossary").line();
    GLOSSARY.forEach(word -> list.open("div").inline("dt", word.name()).inline("dd", word.meaning()).close("div")
        .line());
    return new Section("glossary", "Glossary", list.close("dl").line().toString());
  }
}
