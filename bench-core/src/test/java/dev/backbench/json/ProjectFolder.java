package dev.backbench.json;

import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project on disk with one sound workload of every kind of arm, to break in one place at a time. */
record ProjectFolder(Path root) {
  /** Keys one per line, so that a test can say on which line a problem must be found. */
  static final String FRAUD_SCORE = """
      {
        "title": "Fraud score",
        "question": "How far apart are the languages in branchy arithmetic?",
        "operation": "score one transaction",
        "metric": "throughput",
        "priority": 10,
        "input": {
          "source": "dev.backbench.cpu.fraudscore.FraudScoreSource",
          "size": "M",
          "quick": "S",
          "verify_checksum": "0xf3a0000000000001"
        },
        "parameters": {
          "patterns": {"values": ["8", "32", "128"], "quick": ["32"]}
        },
        "contenders": {
          "java": {
            "language": "java",
            "quick": true,
            "jmh": {
              "benchmark": "dev.backbench.cpu.fraudscore.FraudScoreBenchmark.score",
              "collector": "serial",
              "heap": "256m",
              "args": ["-Xss2m"]
            }
          },
          "cpython": {
            "language": "python",
            "quick": true,
            "worker": {"runtime": "python3", "source": "python/kernel.py",
                "requirements": "python/requirements.txt", "args": ["-X", "gil=0"]}
          },
          "go": {
            "language": "go",
            "worker": {"runtime": "go", "source": "go"}
          }
        }
      }
      """;

  static final String LAUNCH = """
      {
        "title": "Hello",
        "question": "How long until the first line?",
        "operation": "one launch",
        "metric": "launch-time",
        "priority": 20,
        "fixtures": ["postgres"],
        "contenders": {
          "java-serial": {
            "language": "java",
            "launch": {
              "runtime": "java",
              "source": "target/benchmarks.jar",
              "main_class": "dev.backbench.memory.Hello",
              "args": ["-XX:+UseSerialGC"],
              "expected": "hello"
            }
          }
        }
      }
      """;

  static ProjectFolder create(Path root) {
    ProjectFolder project = new ProjectFolder(root);
    project.write("bench-cpu/workloads/fraud-score/workload.json", FRAUD_SCORE);
    project.write("bench-cpu/workloads/fraud-score/python/kernel.py", "");
    project.write("bench-cpu/workloads/fraud-score/python/requirements.txt", "");
    project.write("bench-cpu/workloads/fraud-score/go/main.go", "");
    project.write("bench-memory/workloads/launch/hello/workload.json", LAUNCH);
    return project;
  }

  void write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Workload> read() {
    try {
      return Manifests.read(root);
    } catch (BadInputException e) {
      throw new AssertionError(e);
    }
  }

  List<String> problems() {
    try {
      return List.of("no problem: " + Manifests.read(root));
    } catch (BadInputException e) {
      return e.problems();
    }
  }
}
