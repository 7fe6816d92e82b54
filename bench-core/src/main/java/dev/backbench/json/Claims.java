package dev.backbench.json;

import dev.backbench.claim.Claim;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds and reads claims: the folder is the ledger, one JSON file a claim. */
public final class Claims {
  private static final String ENDING = ".json";

  private Claims() {}

  /**
   * Reads every {@code *.json} of the folders, and the files named.
   *
   * @param places folders or files
   * @return by id within each place
   * @throws BadInputException with every problem of every file, an id that occurs twice, or a place without a claim
   */
  public static List<Claim> read(List<Path> places) throws BadInputException {
    Problems problems = new Problems();
    List<Claim> claims = new ArrayList<>();
    Map<String, Path> seen = new HashMap<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        ClaimReader.read(file, problems).ifPresent(claim -> {
          Path earlier = seen.putIfAbsent(claim.id(), file);
          if (earlier == null) {
            claims.add(claim);
          } else {
            problems.add(new Refusal(file.toString(), 1,
                "the id \"%s\" must be unique, got it in %s too. Rename one file.".formatted(claim.id(), earlier)));
          }
        });
        problems.endOfFile();
      }
    }
    problems.refuseAny();
    return List.copyOf(claims);
  }

  private static List<Path> files(Path place) throws BadInputException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> paths = Files.list(place)) {
      List<Path> files = paths.filter(path -> path.getFileName().toString().endsWith(ENDING))
          .sorted(Comparator.comparing(Path::toString)).toList();
      if (files.isEmpty()) {
        throw new BadInputException(List.of(place + ": expected claims, files *.json, got none."));
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(List.of(place + ": expected a folder of claims or a claim's file, got none."));
    }
  }
}
