package dev.backbench.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a JVM may keep of one run for the starts after it. The file is made by a training run with the same collector and
 * header setting; a JVM ignores one of other settings.
 */
public enum Archive {
  /** Parsed and linked classes: a dynamic archive of class data (JEP 350). */
  CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
  /** Those, loaded and linked ahead of time, with method profiles (JEP 483, 514, 515). */
  AOT("-XX:AOTCacheOutput=", "-XX:AOTCache=");

  private final String train;
  private final String use;

  Archive(String train, String use) {
    this.train = train;
    this.use = use;
  }

  /** As manifests spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The flag of the run that leaves it, without the path. */
  public String train() {
    return train;
  }

  /** The flag of the runs that use it, without the path. */
  public String use() {
    return use;
  }

  /** The archive of that name, which must be one of {@link #ids}. */
  public static Archive parse(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Archive::id).toList();
  }
}
