package dev.backbench.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The folders around a manifest. What a manifest points at must lie inside the project, also behind symbolic links.
 *
 * @param project the project's root, real
 * @param folder the manifest's folder
 */
record SourcePaths(Path project, Path folder) {

  /** For {@code bench-<suite>/workloads/<id>/workload.json}. */
  static SourcePaths of(Path project, Path manifest, String where) throws Refusal {
    try {
      if (!manifest.toRealPath().startsWith(project)) {
        throw new Refusal(where, 0, "must lie inside the project, leads out of it");
      }
    } catch (IOException e) {
      throw new Refusal(where, 0, "expected a readable file, got " + e.getMessage());
    }
    return new SourcePaths(project, manifest.resolveSibling("").normalize());
  }

  private Path module() {
    return project.resolve(project.relativize(folder).getName(0));
  }

  String suite() {
    return module().getFileName().toString().substring("bench-".length());
  }

  /** The folder's path below {@code workloads}, with slashes. */
  String id() {
    return module().resolve("workloads").relativize(folder).toString().replace('\\', '/');
  }

  /** A file that must be there. */
  Path file(Node node) throws Refusal {
    Path path = existing(node, folder);
    if (!Files.isRegularFile(path)) {
      throw node.refuse("be a file inside " + project.relativize(folder));
    }
    return path;
  }

  /** A folder that must be there. */
  Path directory(Node node) throws Refusal {
    Path path = existing(node, folder);
    if (!Files.isDirectory(path)) {
      throw node.refuse("be a folder inside " + project.relativize(folder));
    }
    return path;
  }

  /** A file of the module that the build makes, and that may not be there yet. */
  Path built(Node node) throws Refusal {
    return built(node, module());
  }

  /** A file that the build makes below that folder, and that may not be there yet. */
  Path built(Node node, Path base) throws Refusal {
    Path path = resolve(node, base);
    Path there = path;
    while (!Files.exists(there)) {
      there = there.resolveSibling("").normalize();
    }
    refuseOutside(node, there);
    return path;
  }

  private Path existing(Node node, Path base) throws Refusal {
    Path path = resolve(node, base);
    if (!Files.exists(path)) {
      throw node.refuse("be there, relative to " + project.relativize(base));
    }
    refuseOutside(node, path);
    return path;
  }

  private Path resolve(Node node, Path base) throws Refusal {
    String text = node.text();
    try {
      Path relative = Path.of(text);
      Path path = base.resolve(relative).normalize();
      if (!text.isBlank() && !relative.isAbsolute() && path.startsWith(project) && !path.equals(project)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw node.refuse("be a path");
    }
    throw node.refuse("be a relative path inside the project");
  }

  private void refuseOutside(Node node, Path path) throws Refusal {
    try {
      if (!path.toRealPath().startsWith(project)) {
        throw node.refuse("lie inside the project", "A symbolic link leads out of it.");
      }
    } catch (IOException e) {
      throw node.refuse("be readable");
    }
  }
}
