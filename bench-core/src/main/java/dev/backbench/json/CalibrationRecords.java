package dev.backbench.json;

import dev.backbench.gate.Calibration;
import dev.backbench.unit.BadInputException;

/** A reading of a build against its own copy as one line of JSON, for the machine's record. */
public final class CalibrationRecords {
  private CalibrationRecords() {}

  /**
   * One line, without a line break.
   *
   * @param session id of the gate that read it
   */
  public static String toJson(String session, Calibration.Reading reading) {
    return JsonText.line(new JsonObject().put("session", session).put("benchmark", reading.benchmark())
        .put("mean", reading.mean()).put("pair_error", reading.pairError()).put("failed", reading.failed()).build());
  }

  /**
   * Reads what {@link #toJson} wrote; further keys are ignored.
   *
   * @param where file and line, for messages
   * @throws BadInputException with what was expected and got
   */
  public static Calibration.Reading parse(String where, String json) throws BadInputException {
    try {
      Node node = Document.parse(where, json);
      String benchmark = node.required("benchmark").text();
      double mean = node.required("mean").number();
      double error = node.required("pair_error").number();
      boolean failed = node.required("failed").truth();
      return node.build(() -> new Calibration.Reading(benchmark, mean, error, failed));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }
}
