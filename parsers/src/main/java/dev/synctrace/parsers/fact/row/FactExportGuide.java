package dev.synctrace.parsers.fact.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.model.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Purpose of each fact and how to export it: the advice in problems of exports, and the {@code how}
 * of what a diagnosis misses. Kept in the file of the fact; read on first use, so that reading
 * sound exports does not pay for it.
 *
 * @param kind the kind of its events
 * @param title what people call it
 * @param answers the question it answers
 * @param needs columns an export must have, by their usual names
 * @param how ways to export it, the best first
 */
public record FactExportGuide(
    String kind, String title, String answers, List<String> needs, List<How> how) {

  /**
   * One way to export a fact.
   *
   * @param with the tool: SQL, PowerShell, Graph, command, console or editor
   * @param text the exact query, command or request, or the steps
   */
  public record How(String with, String text) {}

  private static final class All {
    private static final List<FactExportGuide> GUIDES =
        CompiledYaml.of(FactExportGuide.class).files().values().stream()
            .filter(file -> file.has("how"))
            .sorted(Comparator.comparingInt(file -> file.required("order").asInt()))
            .map(FactExportGuide::of)
            .toList();
  }

  private static FactExportGuide of(JsonNode file) {
    return new FactExportGuide(
        file.required("kind").asText(),
        file.required("title").asText(),
        file.required("answers").asText(),
        file.path("needs").valueStream().map(names -> names.required(0).asText()).toList(),
        file.required("how")
            .valueStream()
            .map(how -> new How(how.required("with").asText(), how.required("text").asText()))
            .toList());
  }

  /** Every fact, in the order of the contract's table. */
  public static List<FactExportGuide> all() {
    return All.GUIDES;
  }

  /** The guide to facts of that kind; empty for a kind that is no fact one exports. */
  public static Optional<FactExportGuide> of(Kind kind) {
    return all().stream().filter(guide -> guide.kind.equals(kind.label())).findFirst();
  }

  /** Advice for a problem: {@code export it with SQL: select ...}. */
  public static String advice(Kind kind) {
    return of(kind)
        .map(guide -> guide.how.get(0))
        .map(how -> "export again with " + how.with + ": " + how.text)
        .orElseThrow();
  }
}
