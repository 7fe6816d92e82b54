package dev.backbench.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What it takes to start another virtual machine like this one, from any directory. */
public final class OwnJvm {
  private OwnJvm() {}

  /** The launcher of the JDK that runs this process. */
  public static Path launcher() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** This process's class path; a launcher may have been given a relative one, which holds in its directory only. */
  public static String classPath() {
    return absolute(System.getProperty("java.class.path"));
  }

  static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
