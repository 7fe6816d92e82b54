package dev.backbench.run;

import dev.backbench.contract.KernelSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What an input is made by: the classes whose change may change its bytes. */
final class Generator {
  private static final int DIGITS = 16;

  private Generator() {}

  /**
   * A digest over the jar's classes in the source's package and in the packages above it, and over the contracts with
   * their number generator.
   *
   * @throws IOException when the jar cannot be read
   */
  static String digest(Path jar, String source) throws IOException {
    String folder = source.replace('.', '/');
    String contracts = KernelSource.class.getPackageName().replace('.', '/') + "/";
    ContentHash hash = new ContentHash();
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> classes = file.stream().filter(entry -> {
        String home = entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
        return entry.getName().endsWith(".class") && !home.isEmpty()
            && (folder.startsWith(home) || home.equals(contracts));
      }).sorted((left, right) -> left.getName().compareTo(right.getName())).toList();
      for (JarEntry entry : classes) {
        try (InputStream in = file.getInputStream(entry)) {
          hash.text(entry.getName()).content(in);
        }
      }
    }
    return hash.hex().substring(0, DIGITS);
  }
}
