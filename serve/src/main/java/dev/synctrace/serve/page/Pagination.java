package dev.synctrace.serve.page;

import org.jspecify.annotations.Nullable;

/**
 * Position in a list of pages.
 *
 * @param from number of the first row shown, from 1; 0 when there is none
 * @param to number of the last row shown; 0 when there is none
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 */
public record Pagination(
    long from, long to, long total, @Nullable String previous, @Nullable String next) {

  /**
   * The pager of a page.
   *
   * @param page from 1
   * @param size rows on a full page
   * @param shown rows on this one
   * @param last the last page that can be asked for
   */
  static Pagination of(int page, int size, int shown, long total, int last, Address address) {
    long before = (long) (page - 1) * size;
    return new Pagination(
        shown == 0 ? 0 : before + 1,
        shown == 0 ? 0 : before + shown,
        total,
        page == 1 ? null : href(address, Math.min(page - 1L, lastPage(size, total))),
        before + shown >= total || page >= last ? null : href(address, page + 1L));
  }

  /** Returns the number of the last page that has a row; 1 where there is none. */
  static long lastPage(int size, long total) {
    return Math.max(1, Math.ceilDiv(total, size));
  }

  private static String href(Address address, long page) {
    return address.with("page", page == 1 ? "" : String.valueOf(page)).text();
  }
}
