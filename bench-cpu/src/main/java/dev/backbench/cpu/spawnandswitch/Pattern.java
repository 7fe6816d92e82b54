package dev.backbench.cpu.spawnandswitch;

import java.util.Arrays;
import java.util.Optional;

/** What the units of an operation do. */
enum Pattern {
  /** Sixteen units start, compute, and are joined. */
  SPAWN("spawn", 0),
  /** Sixteen units start, wait at one gate, pass it together, and are joined. */
  PARK("park", 1),
  /** Two units hand a value to and fro. */
  PING_PONG("ping-pong", 2),
  /** Four units take turns at one lock. */
  CONTENTION("contention", 3);

  private final String id;
  private final int code;

  Pattern(String id, int code) {
    this.id = id;
    this.code = code;
  }

  /** What inputs hold. */
  int code() {
    return code;
  }

  /** The pattern of that code; empty when there is none. */
  static Optional<Pattern> of(int code) {
    return Arrays.stream(values()).filter(pattern -> pattern.code == code).findFirst();
  }

  static Pattern parse(String id) {
    for (Pattern pattern : values()) {
      if (pattern.id.equals(id)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException(
        "pattern: expected spawn, park, ping-pong or contention, got \"%s\"".formatted(id));
  }
}
