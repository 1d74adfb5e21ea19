package dev.synctrace.cli.option;

import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.Machine;
import dev.synctrace.index.source.SourceMachines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that narrows an answer to what some machines wrote. */
public final class MachineNames {
  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "Show only what this machine wrote; can be repeated.")
  private List<String> names = List.of();

  /** Returns names that another option has. */
  public static MachineNames of(List<String> names) {
    MachineNames machines = new MachineNames();
    machines.names = names;
    return machines;
  }

  /** Returns whether any machine is named. */
  public boolean isGiven() {
    return !names.isEmpty();
  }

  /** Returns whether a source is shown: one of a machine that is named, or any. */
  public boolean include(String source, SourceMachines known) {
    return names.isEmpty()
        || names.stream().anyMatch(name -> known.sourcesOf(name).contains(source));
  }

  /** Returns the query for what these machines wrote; empty for any. */
  public Optional<String> query() {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            names.stream()
                .map(SearchField::quoted)
                .collect(Collectors.joining(" OR ", SearchField.MACHINE.name() + ":(", ")")));
  }

  /** Returns the names as a note ends with them, such as {@code " of CM01 or MP01"}. */
  public String words() {
    return names.isEmpty() ? "" : " of " + String.join(" or ", names);
  }

  /** Returns a line for each name that no computer of the case has, with those it may mean. */
  public List<String> unknown(SourceMachines known) {
    List<String> all = known.all().stream().map(Machine::name).toList();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      if (known.sourcesOf(name).isEmpty()) {
        List<String> near = DidYouMean.to(name, all);
        unknown.add(
            "the case has no computer "
                + name
                + (all.isEmpty()
                    ? "; no source of the case names a computer"
                    : ". It has " + String.join(", ", near.isEmpty() ? all : near)));
      }
    }
    return unknown;
  }
}
