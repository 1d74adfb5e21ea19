package dev.synctrace.graph;

import dev.synctrace.graph.GraphFetch.FetchedItems;
import dev.synctrace.graph.GraphFetch.GraphClients;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import dev.synctrace.graph.call.GraphQuery;
import dev.synctrace.graph.page.FetchManifest;
import dev.synctrace.graph.page.GraphFolder;
import dev.synctrace.graph.page.ObjectListWriter;
import dev.synctrace.graph.page.PageFileWriter;
import dev.synctrace.graph.page.SavedPageEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Looks up by id what the case names: devices, and the server app with the end dates of its
 * credentials. One list for each sort takes the place of the one an earlier fetch brought.
 */
final class LookupFetch {
  private final GraphClients graphCalls;
  private final URI root;
  private final PageIngest ingest;
  private final GraphFolder folder;
  private final FetchProgress progress;

  LookupFetch(
      GraphClients graphCalls,
      URI root,
      PageIngest ingest,
      GraphFolder folder,
      FetchProgress progress) {
    this.graphCalls = graphCalls;
    this.root = root;
    this.ingest = ingest;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Looks all of them up.
   *
   * @param problems takes a line for each sort that Graph refused
   */
  List<FetchedItems> fetch(List<String> deviceIds, List<String> appIds, List<String> problems)
      throws IOException {
    List<FetchedItems> fetched = new ArrayList<>();
    add(fetched, problems, () -> fetch("devices", "deviceId", deviceIds, GraphQuery.Device::new));
    add(
        fetched,
        problems,
        () -> fetch("applications", "appId", appIds, GraphQuery.Application::new));
    add(
        fetched,
        problems,
        () -> fetch("servicePrincipals", "appId", appIds, GraphQuery.ServicePrincipal::new));
    return fetched;
  }

  private interface Lookup {
    FetchedItems fetch() throws GraphErrorException, IOException;
  }

  private static void add(List<FetchedItems> fetched, List<String> problems, Lookup lookup)
      throws IOException {
    try {
      fetched.add(lookup.fetch());
    } catch (GraphErrorException e) {
      problems.add(e.sentence());
    }
  }

  /**
   * @param set name of the list in Graph
   * @param key by which it is asked
   */
  private FetchedItems fetch(
      String set, String key, List<String> ids, Function<String, GraphQuery> question)
      throws GraphErrorException, IOException {
    if (ids.isEmpty()) {
      return new FetchedItems(set, 0, 0, 0, 0, null, null);
    }
    progress.fetching(set);
    String parent = "graph/" + set;
    Instant begun = graphCalls.clock().now();
    Path into = folder.snapshot(parent, begun);
    SavedPageEntry list = collect(set, key, ids.stream().map(question).toList(), into);
    FetchManifest record =
        new FetchManifest(
            FetchManifest.VERSION,
            set + " by " + key,
            graphCalls.calls().tenantId().orElse(null),
            null,
            null,
            begun.toString(),
            folder.pages(List.of(list)));
    record.write(into);
    long added = ingest.replace(parent + "/", record);
    return new FetchedItems(set, ids.size(), 1, list.records(), added, null, null);
  }

  private SavedPageEntry collect(String set, String key, List<GraphQuery> questions, Path into)
      throws GraphErrorException, IOException {
    Path collected = into.resolve(set + ".collected");
    try (ObjectListWriter objects = new ObjectListWriter(collected, root, set)) {
      graphCalls
          .batches()
          .send(
              questions,
              (question, body) -> {
                long before = objects.count();
                objects.add(body);
                progress.arrived(objects.count() - before);
              });
    }
    SavedPageEntry list =
        PageFileWriter.save(
            Files.newInputStream(collected),
            URI.create(root + "/" + set + "?$filter=" + key),
            into.resolve(set + ".json"),
            graphCalls.clock().now());
    Files.delete(collected);
    return list;
  }
}
