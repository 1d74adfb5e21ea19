package dev.synctrace.parsers.log;

import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.LogFormat;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Every log that is known: one grammar and one YAML file each, and a refiner for a few. */
final class LogRegistry {
  private static final String YAML = ".yaml";

  /** In the order of lists. */
  private static final List<LogFormat> FORMATS =
      CompiledYaml.of(LogRegistry.class).files().entrySet().stream()
          .map(file -> LogFormat.of(file.getKey().replace(YAML, ""), file.getValue()))
          .sorted(Comparator.comparingInt(LogFormat::order))
          .toList();

  private static final Map<String, MessageRefiner> REFINERS =
      Map.of(
          "AnyLog", new AnyLogRefiner(),
          "AzureAdDiscovery", new ServerRefiners.AzureAdDiscoveryRefiner(),
          "BgbServer", new ServerRefiners.BgbServerRefiner(),
          "CcmAad", new ClientRefiners.CcmAadRefiner(),
          "CcmEvent", new ClientRefiners.CcmEventRefiner(),
          "CcmHttp", new ClientRefiners.CcmHttpRefiner(),
          "CloudManagementGateway", new ServerRefiners.CloudManagementGatewayRefiner(),
          "CoManagementHandler", new ClientRefiners.CoManagementHandlerRefiner(),
          "SiteComponents", new ServerRefiners.SiteComponentsRefiner());

  private LogRegistry() {}

  /** Names of the YAML files, in the order they are shown. */
  static List<String> files() {
    return FORMATS.stream().map(format -> format.grammar() + YAML).toList();
  }

  /** Whether a refiner computes what the labels of a grammar cannot say. */
  static boolean isRefined(String grammar) {
    return REFINERS.containsKey(grammar);
  }

  /**
   * New instances, for one thread. Messages of any log come first, so that no log claims them; only
   * an exception that one log alone writes comes before them.
   */
  static List<MessageLog> all() {
    List<MessageLog> all = new ArrayList<>();
    FORMATS.stream()
        .sorted(Comparator.comparing(format -> !format.readFirst()))
        .forEach(format -> {
          all.add(
              new GrammarLog(format, REFINERS.getOrDefault(format.grammar(), MessageRefiner.NONE)));
          all.addAll(format.aliases());
        });
    return List.copyOf(all);
  }
}
