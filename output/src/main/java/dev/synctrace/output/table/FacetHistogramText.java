package dev.synctrace.output.table;

import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.output.text.Times;
import java.io.PrintWriter;
import java.util.List;

/** Facets and the histogram of a search for people: counts with bars. */
public final class FacetHistogramText {
  private static final int WIDEST_BAR = 50;
  private static final int NARROWEST_BAR = 10;
  private static final int TIME_AND_COUNT = 36;
  private static final int MOST_VALUES = 50;

  private final SearchResult result;
  private final int bar;

  /**
   * @param lineWidth columns of the terminal
   */
  public FacetHistogramText(SearchResult result, int lineWidth) {
    this.result = result;
    this.bar = Math.clamp(lineWidth - TIME_AND_COUNT, NARROWEST_BAR, WIDEST_BAR);
  }

  public void write(PrintWriter out) {
    result.facets().forEach(facet -> write(out, facet));
    write(out, result.histogram());
    out.flush();
  }

  private static void write(PrintWriter out, FacetResult facet) {
    out.printf("%n%s%n", facet.field());
    facet.values().stream()
        .limit(MOST_VALUES)
        .forEach(
            value -> out.printf("%,12d  %s%n", value.count(), TerminalText.line(value.value())));
    int more = facet.values().size() - MOST_VALUES;
    if (more > 0) {
      out.printf("%12s  and %,d more values (--format json for all)%n", "", more);
    }
  }

  private void write(PrintWriter out, List<HistogramBucket> histogram) {
    long highest = histogram.stream().mapToLong(HistogramBucket::count).max().orElse(0);
    if (highest == 0) {
      return;
    }
    out.println();
    for (HistogramBucket bucket : histogram) {
      int length = (int) Math.ceil((double) bucket.count() * bar / highest);
      out.printf(
          "%s %,10d %s%n",
          Times.table(bucket.start()).substring(0, 19), bucket.count(), "█".repeat(length));
    }
  }
}
