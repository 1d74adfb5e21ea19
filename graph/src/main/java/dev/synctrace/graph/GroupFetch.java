package dev.synctrace.graph;

import dev.synctrace.graph.GraphFetch.FetchedItems;
import dev.synctrace.graph.GraphFetch.GraphClients;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import dev.synctrace.graph.call.GraphQuery;
import dev.synctrace.graph.page.FetchManifest;
import dev.synctrace.graph.page.GraphFolder;
import dev.synctrace.graph.page.PageFileWriter;
import dev.synctrace.graph.page.SavedPageEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fetches groups as they are now: their properties, members and owners. They take the place of what
 * an earlier fetch brought, whose files stay where they are.
 */
final class GroupFetch {
  private static final int MOST_BEGINNINGS = 5;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final GraphClients graphCalls;
  private final URI root;
  private final PageIngest ingest;
  private final GraphFolder folder;
  private final FetchProgress progress;

  GroupFetch(
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
   * Fetches them one after the other.
   *
   * @param problems takes a line for each group that is not there: its audits may tell why; and one
   *     line when groups may not be read at all
   * @throws GraphErrorException when Graph refuses for another reason
   */
  List<FetchedItems> fetch(List<String> groups, List<String> problems)
      throws GraphErrorException, IOException {
    List<OneGroup> found = new ArrayList<>();
    for (String group : groups) {
      progress.fetching("group " + group);
      try {
        found.add(fetch(group));
      } catch (GraphErrorException e) {
        if (e.status() != NOT_FOUND && e.status() != FORBIDDEN) {
          throw e;
        }
        problems.add(e.sentence());
        if (e.status() == FORBIDDEN) {
          break; // the others would be refused in the same words
        }
      }
    }
    return List.of(
        sum("groups", groups, found.stream().map(group -> List.of(group.group()))),
        sum("owners", groups, found.stream().map(OneGroup::owners)),
        sum("members", groups, found.stream().map(OneGroup::members)));
  }

  private static FetchedItems sum(
      String what, List<String> asked, Stream<List<SavedPageEntry>> lists) {
    List<SavedPageEntry> pages = lists.flatMap(List::stream).toList();
    long records = pages.stream().mapToLong(SavedPageEntry::records).sum();
    return new FetchedItems(what, asked.size(), pages.size(), records, records, null, null);
  }

  private record OneGroup(
      SavedPageEntry group, List<SavedPageEntry> owners, List<SavedPageEntry> members) {
    List<SavedPageEntry> pages() {
      List<SavedPageEntry> pages = new ArrayList<>(List.of(group));
      pages.addAll(owners);
      pages.addAll(members);
      return pages;
    }
  }

  private OneGroup fetch(String id) throws GraphErrorException, IOException {
    String parent = "graph/groups/" + id;
    Instant begun = graphCalls.clock().now();
    Path into = folder.snapshot(parent, begun);
    OneGroup fetched = fetchPatiently(id, into);
    FetchManifest record =
        new FetchManifest(
            FetchManifest.VERSION,
            "group, owners, members",
            graphCalls.calls().tenantId().orElse(null),
            null,
            null,
            begun.toString(),
            folder.pages(fetched.pages()));
    record.write(into);
    ingest.replace(parent + "/", record);
    return fetched;
  }

  private OneGroup fetchPatiently(String id, Path into) throws GraphErrorException, IOException {
    for (int beginning = 1; ; beginning++) {
      GraphFolder.empty(into);
      try {
        return fetch(id, into);
      } catch (Paging.ExpiredException e) {
        if (beginning == MOST_BEGINNINGS) {
          throw new GraphFailure(
              "the members of group "
                  + id
                  + " cannot be read completely ("
                  + e.getMessage()
                  + "). Run the same fetch again later",
              e);
        }
      }
    }
  }

  private OneGroup fetch(String id, Path into)
      throws GraphErrorException, IOException, Paging.ExpiredException {
    List<SavedPageEntry> group = new ArrayList<>();
    List<SavedPageEntry> owners = new ArrayList<>();
    graphCalls
        .batches()
        .send(
            List.of(new GraphQuery.Group(id), new GraphQuery.GroupOwners(id)),
            (question, body) -> {
              if (question instanceof GraphQuery.Group) {
                group.add(saveGroup(id, body, into));
              } else {
                owners.add(saveOwners(id, body, into));
              }
            });
    owners.addAll(
        graphCalls
            .paging()
            .following(
                owners.getFirst(),
                into,
                "owners",
                (query, file) -> saveList(query, id, "owners", file)));
    List<SavedPageEntry> members =
        graphCalls
            .paging()
            .all(
                new GraphQuery.GroupMembers(id),
                into,
                "members",
                (query, file) -> saveList(query, id, "members", file));
    return new OneGroup(group.getFirst(), owners, members);
  }

  private SavedPageEntry saveGroup(String id, byte[] body, Path into) throws IOException {
    return PageFileWriter.save(
        new ByteArrayInputStream(body),
        URI.create(root + "/groups/" + id),
        into.resolve("group.json"),
        graphCalls.clock().now());
  }

  private SavedPageEntry saveOwners(String id, byte[] body, Path into) throws IOException {
    return PageFileWriter.saveOfGroup(
        new ByteArrayInputStream(body),
        id,
        "owners",
        URI.create(root + "/groups/" + id + "/owners"),
        Paging.file(into, "owners", 1),
        graphCalls.clock().now());
  }

  private SavedPageEntry saveList(GraphQuery query, String id, String relation, Path file)
      throws GraphErrorException {
    return graphCalls
        .calls()
        .send(
            query,
            reply ->
                PageFileWriter.saveOfGroup(
                    reply.body(), id, relation, reply.request(), file, graphCalls.clock().now()));
  }
}
