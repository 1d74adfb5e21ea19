package dev.synctrace.report.page;

import dev.synctrace.report.view.ListPreview;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Shows a long list in pieces: the first as it is, the others packed, for the reader to ask for.
 * They are rendered by the same fragment.
 */
final class PagedMarkup {
  private final PageTemplates templates;

  PagedMarkup(PageTemplates templates) {
    this.templates = templates;
  }

  /**
   * A list that is in memory.
   *
   * @param rows name of the template and of the fragment in it that renders {@code rows}
   * @param size rows shown at once, and in each pack
   */
  <T> ListPreview<T> of(List<T> all, String rows, int size) {
    return of(all, all.size(), rows, size);
  }

  /** A list of which there is more than was kept in memory. */
  <T> ListPreview<T> of(List<T> kept, long total, String rows, int size) {
    List<T> first = kept.subList(0, Math.min(size, kept.size()));
    List<T> rest = kept.subList(first.size(), kept.size());
    return new ListPreview<>(first, total, packs(rest, rows, size), total - kept.size());
  }

  /** Rows packed while iterating, so many in a pack. */
  <T> Iterable<String> packs(Iterable<T> rows, String fragment, int size) {
    return () -> {
      Iterator<T> source = rows.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return source.hasNext();
        }

        @Override
        public String next() {
          List<T> pack = new ArrayList<>(size);
          while (pack.size() < size && source.hasNext()) {
            pack.add(source.next());
          }
          return templates.pack("fragments/" + fragment, "rows", Map.of("rows", pack));
        }
      };
    };
  }
}
