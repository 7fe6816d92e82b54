package dev.backbench.json;

import dev.backbench.result.ForkResult;
import dev.backbench.unit.BadInputException;

/** A fork as one line of JSON, for the journal. */
public final class ForkRecords {
  private ForkRecords() {}

  /** One line, without a line break; the same bytes for equal forks. */
  public static String toJson(ForkResult fork) {
    return JsonText.line(ForkCodec.write(fork));
  }

  /**
   * Reads what {@link #toJson} wrote; further keys are ignored.
   *
   * @param where file and line, for messages: {@code journal.jsonl:12}
   * @throws BadInputException with what was expected and got
   */
  public static ForkResult parse(String where, String json) throws BadInputException {
    try {
      return ForkCodec.read(Document.parse(where, json));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }
}
