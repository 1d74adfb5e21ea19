package dev.synctrace.serve.page;

import org.jspecify.annotations.Nullable;

/**
 * Position in a list of pages.
 *
 * @param from number of the first row shown, from 1; 0 when there is none
 * @param to number of the last row shown
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
        before + shown,
        total,
        page == 1 ? null : address.with("page", page == 2 ? "" : String.valueOf(page - 1)).text(),
        before + shown >= total || page >= last
            ? null
            : address.with("page", String.valueOf(page + 1)).text());
  }
}
