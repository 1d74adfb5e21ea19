package dev.synctrace.graph;

import dev.synctrace.graph.call.GraphQuery;
import dev.synctrace.graph.call.RefusedException;
import dev.synctrace.graph.page.FetchRecord;
import dev.synctrace.graph.page.FetchedPage;
import dev.synctrace.graph.page.GraphFolder;
import dev.synctrace.graph.page.ListedObjects;
import dev.synctrace.graph.page.PageFile;
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
  private final Answers answers;
  private final URI root;
  private final PageIngest ingest;
  private final GraphFolder folder;
  private final FetchProgress progress;

  LookupFetch(
      Answers answers, URI root, PageIngest ingest, GraphFolder folder, FetchProgress progress) {
    this.answers = answers;
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
  List<Fetched> fetch(List<String> deviceIds, List<String> appIds, List<String> problems)
      throws IOException {
    List<Fetched> fetched = new ArrayList<>();
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
    Fetched fetch() throws RefusedException, IOException;
  }

  private static void add(List<Fetched> fetched, List<String> problems, Lookup lookup)
      throws IOException {
    try {
      fetched.add(lookup.fetch());
    } catch (RefusedException e) {
      problems.add(e.sentence());
    }
  }

  /**
   * @param set name of the list in Graph
   * @param key by which it is asked
   */
  private Fetched fetch(
      String set, String key, List<String> ids, Function<String, GraphQuery> question)
      throws RefusedException, IOException {
    if (ids.isEmpty()) {
      return new Fetched(set, 0, 0, 0, 0, null, null);
    }
    progress.fetching(set);
    String parent = "graph/" + set;
    Instant begun = answers.clock().now();
    Path into = folder.snapshot(parent, begun);
    FetchedPage list = collect(set, key, ids.stream().map(question).toList(), into);
    FetchRecord record =
        new FetchRecord(
            FetchRecord.VERSION,
            set + " by " + key,
            answers.calls().tenantId().orElse(null),
            null,
            null,
            begun.toString(),
            folder.pages(List.of(list)));
    record.write(into);
    long added = ingest.replace(parent + "/", record);
    return new Fetched(set, ids.size(), 1, list.records(), added, null, null);
  }

  private FetchedPage collect(String set, String key, List<GraphQuery> questions, Path into)
      throws RefusedException, IOException {
    Path collected = into.resolve(set + ".collected");
    try (ListedObjects objects = new ListedObjects(collected, root, set)) {
      answers
          .batches()
          .ask(
              questions,
              (question, body) -> {
                long before = objects.count();
                objects.add(body);
                progress.arrived(objects.count() - before);
              });
    }
    FetchedPage list =
        PageFile.save(
            Files.newInputStream(collected),
            URI.create(root + "/" + set + "?$filter=" + key),
            into.resolve(set + ".json"),
            answers.clock().now());
    Files.delete(collected);
    return list;
  }
}
