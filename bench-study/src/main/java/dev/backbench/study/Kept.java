package dev.backbench.study;

import org.jspecify.annotations.Nullable;

/** An object that another one holds, so that its allocation cannot be left out. */
final class Kept {
  final long value;
  @Nullable
  Kept last;

  Kept(long value) {
    this.value = value;
  }
}
