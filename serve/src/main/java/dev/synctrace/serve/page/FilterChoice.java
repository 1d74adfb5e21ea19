package dev.synctrace.serve.page;

import dev.synctrace.serve.cases.RenderedRowFile.RowPage;

/**
 * A choice above a list, such as one outcome.
 *
 * @param symbol what tells it without color; empty for none
 * @param style its CSS class; empty for none
 * @param chosen whether the list shows it
 */
public record FilterChoice(
    String label, String symbol, String style, long count, String href, boolean chosen) {

  /** The choice of every row. */
  static FilterChoice all(RowPage rows, String href, boolean chosen) {
    long all = rows.counts().values().stream().mapToLong(Long::longValue).sum();
    return new FilterChoice("All", "", "", all, href, chosen);
  }
}
