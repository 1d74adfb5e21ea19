package dev.synctrace.graph;

import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import dev.synctrace.graph.call.GraphQuery;
import dev.synctrace.graph.page.SavedPageEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a list from page to page, by the links Graph gives and only as long as they lead to the
 * same host, since the token goes where the question goes.
 */
final class Paging {
  private final GraphAddress address;
  private final FetchProgress progress;

  Paging(GraphAddress address, FetchProgress progress) {
    this.address = address;
    this.progress = progress;
  }

  /** Fetches one page into a file. */
  interface PageFetch {
    SavedPageEntry fetch(GraphQuery query, Path file) throws GraphErrorException;
  }

  /** A further page was refused: its link is good no longer, and the list has to start again. */
  static final class ExpiredException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpiredException(GraphErrorException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Fetches all pages of a list into {@code NAME-00001.json} and so on.
   *
   * @throws GraphErrorException when the list itself is refused
   */
  List<SavedPageEntry> all(GraphQuery first, Path folder, String name, PageFetch fetch)
      throws GraphErrorException, ExpiredException {
    SavedPageEntry page = fetch.fetch(first, file(folder, name, 1));
    progress.arrived(page.records());
    List<SavedPageEntry> pages = new ArrayList<>(List.of(page));
    pages.addAll(following(page, folder, name, fetch));
    return pages;
  }

  /** Fetches the pages after the first. */
  List<SavedPageEntry> following(SavedPageEntry first, Path folder, String name, PageFetch fetch)
      throws ExpiredException, GraphErrorException {
    List<SavedPageEntry> pages = new ArrayList<>();
    Set<URI> followed = new HashSet<>();
    Optional<URI> next = first.next();
    while (next.isPresent()) {
      URI link = next.get();
      check(link, followed);
      SavedPageEntry page =
          further(new GraphQuery.NextPage(link), file(folder, name, pages.size() + 2), fetch);
      progress.arrived(page.records());
      pages.add(page);
      next = page.next();
    }
    return pages;
  }

  /** Audits say 400 and "skip token", directory objects 400 or 410. */
  private static SavedPageEntry further(GraphQuery query, Path file, PageFetch fetch)
      throws ExpiredException, GraphErrorException {
    try {
      return fetch.fetch(query, file);
    } catch (GraphErrorException e) {
      if (e.status() == 400 || e.status() == 404 || e.status() == 410) {
        throw new ExpiredException(e);
      }
      throw e;
    }
  }

  private void check(URI link, Set<URI> followed) {
    if (!address.holds(link)) {
      throw new GraphFailure(
          "the address of the next page is "
              + link.getScheme()
              + "://"
              + link.getAuthority()
              + ", not at "
              + address.root()
              + ". It was not requested, because the token would be sent there. Find out which server answers in place of Graph");
    }
    if (!followed.add(link)) {
      throw new GraphFailure(
          "the pages form a loop. Run the same fetch again. If the loop occurs again, the server"
              + " at "
              + address.root()
              + " is faulty");
    }
  }

  static Path file(Path folder, String name, int number) {
    return folder.resolve("%s-%05d.json".formatted(name, number).toLowerCase(Locale.ROOT));
  }
}
