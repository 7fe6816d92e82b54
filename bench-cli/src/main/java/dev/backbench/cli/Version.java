package dev.backbench.cli;

import java.util.Optional;

/** Which backbench this is. */
final class Version {
  private Version() {}

  /** As the jar's manifest says; {@code unpackaged} for classes that run from a folder. */
  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpackaged");
  }
}
