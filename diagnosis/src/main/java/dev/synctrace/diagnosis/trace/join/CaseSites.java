package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells the sites of a case apart: by the site code that the logs of a machine name, else by the
 * folders of the bundle, where the client's own top folder holds a notification server's log, too.
 */
public final class CaseSites implements TraceJoiner.SameSiteCheck {
  private static final int SOURCES = 200;

  private final EventSearch search;
  private final Map<String, Set<String>> sourcesByFolder = new TreeMap<>();
  private final Set<String> topFoldersOfServers = new HashSet<>();
  private final Map<String, Optional<String>> codes = new HashMap<>();

  public CaseSites(EventSearch search, List<SourceSummary> sources) {
    this.search = search;
    for (SourceSummary source : sources) {
      RotatedLogSet log = RotatedLogSet.of(source.path());
      sourcesByFolder.computeIfAbsent(log.folder(), _ -> new HashSet<>()).add(source.path());
      if (TraceComponent.NOTIFICATION_SERVER.log().equalsIgnoreCase(source.log())) {
        topFoldersOfServers.add(top(log));
      }
    }
  }

  @Override
  public boolean mayBeOneSite(RotatedLogSet server, RotatedLogSet client) {
    if (server.folder().equals(client.folder())) {
      return true;
    }
    Optional<String> one = code(server.folder());
    Optional<String> other = code(client.folder());
    if (one.isPresent() && other.isPresent()) {
      return one.equals(other);
    }
    return top(server).equals(top(client)) || !topFoldersOfServers.contains(top(client));
  }

  /** The site code that a record of the folder names; empty where none does. */
  private Optional<String> code(String folder) {
    return codes.computeIfAbsent(folder, this::read);
  }

  private Optional<String> read(String folder) {
    String paths =
        sourcesByFolder.getOrDefault(folder, Set.of()).stream()
            .sorted()
            .limit(SOURCES)
            .map(SearchField::quoted)
            .collect(Collectors.joining(" OR ", "source:(", ")"));
    if (paths.equals("source:()")) {
      return Optional.empty();
    }
    SearchRequest request =
        SearchRequest.of(paths + " AND " + Attribute.SITE_CODE.label() + ":*").withFirst(1);
    for (Event event : search.search(request).events()) {
      return event.attributes().get(Attribute.SITE_CODE).map(code -> code.toUpperCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  private static String top(RotatedLogSet log) {
    int slash = log.folder().indexOf('/');
    return slash < 0 ? log.folder() : log.folder().substring(0, slash);
  }
}
