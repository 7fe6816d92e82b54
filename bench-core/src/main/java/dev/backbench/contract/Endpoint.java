package dev.backbench.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of the HTTP contract that a service may implement; {@code fixtures/services/README.md} says what each does. */
public enum Endpoint {
  /** Ready, with the whole pool connected. */
  HEALTH,
  /** A fixed object. */
  JSON,
  /** One row by primary key. */
  USER,
  /** Single-row statements, one after the other. */
  QUERIES,
  /** A user, then the latest posts and the number of events. */
  DASHBOARD,
  /** A body that is checked and echoed. */
  VALIDATE,
  /** Users are added, changed and removed. */
  CRUD,
  /** Integer rules over one transaction. */
  SCORE,
  /** The database waits. */
  SLOW,
  /** A handler that blocks, beside one that does nothing. */
  BLOCK,
  /** A password is compared, a token given and accepted. */
  LOGIN,
  /** Messages over a WebSocket come back. */
  WS,
  /** A cart is bought, once per key. */
  CHECKOUT,
  /** Many calls to an upstream are made at once, and what they bring is merged. */
  FAN;

  /** As manifests spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The endpoint of that name, which must be one of {@link #ids}. */
  public static Endpoint parse(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Endpoint::id).toList();
  }
}
