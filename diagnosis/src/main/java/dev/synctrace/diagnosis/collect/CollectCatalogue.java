package dev.synctrace.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.diagnosis.collect.CollectItem.Versions;
import dev.synctrace.index.source.MachineRole;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactExportGuide.How;
import dev.synctrace.parsers.model.Kind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be collected, in order of the places it is at. Read on first use. */
public final class CollectCatalogue {
  private static final List<CollectItem> ITEMS =
      CompiledYaml.of(CollectCatalogue.class).files().values().stream()
          .sorted(Comparator.comparingInt(file -> file.required("order").asInt()))
          .flatMap(file -> {
            CollectRole role = role(file);
            return file.required("items").valueStream().map(item -> item(role, item));
          })
          .toList();

  private CollectCatalogue() {}

  /** Returns all, by place. */
  public static List<CollectItem> all() {
    return ITEMS;
  }

  /** Returns what is collected for any of some questions, by place. */
  public static List<CollectItem> of(Set<CollectScenario> scenarios) {
    return ITEMS.stream()
        .filter(item -> item.scenarios().stream().anyMatch(scenarios::contains))
        .toList();
  }

  /** Returns the places, in order. */
  public static List<CollectRole> roles() {
    return ITEMS.stream().map(CollectItem::role).distinct().toList();
  }

  private static CollectRole role(JsonNode file) {
    String machineRole = text(file, "machineRole");
    return new CollectRole(
        file.required("role").asText(),
        file.required("title").asText(),
        file.required("place").asText(),
        machineRole == null ? null : MachineRole.valueOf(machineRole),
        text(file, "siteRole"),
        file.path("folders").valueStream().map(JsonNode::asText).toList());
  }

  private static CollectItem item(CollectRole role, JsonNode item) {
    Data data = data(item);
    Optional<FactExportGuide> guide =
        data instanceof Data.Fact fact ? FactExportGuide.of(fact.kind()) : Optional.empty();
    List<String> files =
        data instanceof Data.Log log
            ? List.of(log.name() + ".log", log.name() + ".lo_")
            : List.of(item.required("file").asText());
    Set<CollectScenario> scenarios = EnumSet.noneOf(CollectScenario.class);
    item.required("for").forEach(word -> scenarios.add(CollectScenario.of(word.asText())));
    JsonNode versions = item.path("versions");
    String query = text(item, "query");
    String cmdlet = text(item, "cmdlet");
    return new CollectItem(
        item.required("id").asText(),
        role,
        Objects.requireNonNullElse(text(item, "place"), role.place()),
        scenarios,
        data,
        guide
            .map(FactExportGuide::title)
            .orElseGet(() -> Optional.ofNullable(text(item, "title")).orElseGet(() -> name(data))),
        guide.map(FactExportGuide::answers).orElseGet(() -> item.required("answers").asText()),
        how(data, guide, query, cmdlet, files.getFirst()),
        files,
        query,
        cmdlet,
        text(item, "relation"),
        text(item, "members"),
        text(item, "each"),
        item.path("decides").asBoolean(),
        versions.isMissingNode()
            ? null
            : new Versions(versions.required(0).asInt(), versions.required(1).asInt()));
  }

  private static Data data(JsonNode item) {
    if (item.has("log")) {
      return new Data.Log(item.required("log").asText());
    }
    if (item.has("eventLog")) {
      return new Data.EventLog(item.required("eventLog").asText());
    }
    return item.has("fact")
        ? new Data.Fact(Kind.byLabel(item.required("fact").asText()).orElseThrow())
        : new Data.Audit();
  }

  private static String name(Data data) {
    return switch (data) {
      case Data.Log log -> log.name() + ".log";
      case Data.EventLog events -> events.channel();
      case Data.Fact fact -> fact.kind().label();
      case Data.Audit _ -> "Entra directory audit";
    };
  }

  private static @Nullable String how(
      Data data,
      Optional<FactExportGuide> guide,
      @Nullable String query,
      @Nullable String cmdlet,
      String file) {
    if (query != null) {
      return query;
    }
    if (cmdlet != null) {
      return "%s | ConvertTo-Json -Depth 10 > %s".formatted(cmdlet, file);
    }
    return data instanceof Data.EventLog events
        ? "wevtutil epl \"%s\" %s".formatted(events.channel(), file)
        : guide.map(known -> known.how().getFirst()).map(How::text).orElse(null);
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.path(key).asText(null);
  }
}
