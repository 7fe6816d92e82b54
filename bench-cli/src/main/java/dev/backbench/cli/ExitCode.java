package dev.backbench.cli;

/** What the program's exit code says; the same for every command. */
final class ExitCode {
  static final int DONE = 0;
  static final int BUG = 1;
  static final int BAD_INPUT = 2;
  static final int REFUTED = 3;
  static final int INCOMPLETE = 4;
  static final int ENVIRONMENT_UNFIT = 5;
  static final int INCONCLUSIVE = 6;

  private ExitCode() {}
}
