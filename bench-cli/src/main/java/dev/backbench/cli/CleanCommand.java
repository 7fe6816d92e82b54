package dev.backbench.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** Removes leftovers. */
@Command(name = "clean", description = "Ends processes and removes files that a killed run left behind; nothing else.")
final class CleanCommand extends Action {
  private final Services services;
  private final Console console;

  CleanCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {}

  @Override
  int act() throws IOException {
    List<String> removed = services.clean();
    removed.forEach(console.out()::println);
    console.err().println(removed.isEmpty() ? "nothing was left behind" : removed.size() + " removed");
    return ExitCode.DONE;
  }
}
