package dev.synctrace.serve.page;

import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.annotation.SavedSearch.Sort;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchTime;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Search criteria of a visitor, as the address contains them.
 *
 * @param q in the language of {@code synctrace search}; empty for every event
 * @param only values that were chosen from the counts
 * @param since as written; empty for no bound
 * @param until as written; empty for no bound
 * @param facet a field whose values are counted besides the usual ones; empty for none
 * @param sort which events come first
 * @param context how many records of the log are shown before and after each event
 * @param page from 1
 */
public record SearchForm(
    String path,
    String q,
    List<Only> only,
    String since,
    String until,
    String facet,
    Sort sort,
    int context,
    int page) {
  static final int SIZE = 50;

  /** Further back one narrows the search; a page costs as much as all before it. */
  static final int LAST = 200;

  /** How many records of context can be chosen. */
  static final List<Integer> CONTEXTS = List.of(0, 3, 10);

  private static final List<String> USUAL = List.of("severity", "kind", "machine", "log", "source");
  private static final int LONGEST_TIME = 100;
  private static final int MOST_ONLY = 20;

  /**
   * Events whose field has this value.
   *
   * @param field name of a field that can be counted, or {@link FolderFacet#NAME}
   */
  public record Only(String field, String value) {
    static Only of(String written) {
      int colon = written.indexOf(':');
      String name = colon < 0 ? written : written.substring(0, colon);
      if (!name.equals(FolderFacet.NAME)
          && SearchField.named(name).filter(SearchField::countable).isEmpty()) {
        throw new HttpProblem(400, "The field does not exist or cannot be selected.");
      }
      return new Only(name, written.substring(name.length() + 1));
    }

    /** As the address has it. */
    public String written() {
      return field + ":" + value;
    }

    private String query() {
      if (field.equals(FolderFacet.NAME)) {
        return FolderFacet.query(value);
      }
      boolean number =
          SearchField.named(field).filter(f -> f.type() == SearchField.Type.NUMBER).isPresent();
      return field + ":" + (number ? value : SearchField.quoted(value));
    }
  }

  /**
   * The stretch of time that is searched.
   *
   * @param since null for no bound
   * @param until null for no bound
   */
  record Period(@Nullable Instant since, @Nullable Instant until) {}

  static SearchForm of(String path, Exchange exchange) {
    String q = exchange.parameter("q").orElse("").strip();
    List<String> only = exchange.parameters("only");
    String since = exchange.parameter("since").orElse("").strip();
    String until = exchange.parameter("until").orElse("").strip();
    if (q.length() > SavedSearch.MAX_QUERY
        || only.size() > MOST_ONLY
        || Math.max(since.length(), until.length()) > LONGEST_TIME) {
      throw new HttpProblem(400, "The query is too long.");
    }
    return new SearchForm(
        path,
        q,
        only.stream().filter(written -> written.contains(":")).map(Only::of).toList(),
        since,
        until,
        exchange.parameter("facet").orElse(""),
        exchange.parameter("sort").orElse("").equals(Sort.OLDEST.word())
            ? Sort.OLDEST
            : Sort.NEWEST,
        CONTEXTS.stream()
            .filter(lines -> exchange.parameter("context").orElse("").equals(lines.toString()))
            .findFirst()
            .orElse(0),
        exchange.number("page", LAST));
  }

  /** The search without what is only shown beside it. */
  SearchRequest request(Period period) {
    return SearchRequest.all()
        .withQuery(query())
        .withSince(period.since())
        .withUntil(period.until())
        .withDistinctRecords();
  }

  /** The same search, of events that a query matches, too. */
  SearchRequest request(Period period, String query) {
    String asked = query();
    return request(period).withQuery(asked == null ? query : "(" + asked + ") AND " + query);
  }

  /** The events from the first page to this one, with counts. */
  SearchRequest pageRequest(Period period) {
    SearchRequest request = request(period).withFacets(facets());
    return sort == Sort.NEWEST ? request.withLast(page * SIZE) : request.withFirst(page * SIZE);
  }

  /** The query as typed, with what was chosen; where it is wrong, its spot is found without. */
  @Nullable String query() {
    String chosen = only.stream().map(Only::query).collect(Collectors.joining(" AND "));
    if (q.isEmpty() || chosen.isEmpty()) {
      return q.isEmpty() && chosen.isEmpty() ? null : q + chosen;
    }
    return "(" + q + ") AND " + chosen;
  }

  /** The query to save: as typed, with what was chosen; empty for every event. */
  public String savedQuery() {
    String query = query();
    return query == null ? "" : query;
  }

  /** Whether nothing is asked for yet. */
  public boolean isBlank() {
    return q.isEmpty() && only.isEmpty() && since.isEmpty() && until.isEmpty();
  }

  List<String> facets() {
    Set<String> fields = new LinkedHashSet<>(USUAL);
    if (!facet.isEmpty()) {
      if (SearchField.named(facet).filter(SearchField::countable).isEmpty()) {
        throw new HttpProblem(400, "The field does not exist or cannot be counted.");
      }
      fields.add(facet);
    }
    return List.copyOf(fields);
  }

  /** The field that was chosen to be counted; none where none was. */
  List<String> facetOnly() {
    facets(); // which refuses a field that cannot be counted
    return facet.isEmpty() ? List.of() : List.of(facet);
  }

  /**
   * The stretch of time that is meant.
   *
   * @param events know when the case ends
   * @throws InvalidSearchException when a bound is no time
   */
  Period period(EventSearch events) {
    Optional<Instant> last =
        since.isEmpty() && until.isEmpty()
            ? Optional.empty()
            : events.timeRange().map(TimeRange::last);
    return new Period(
        since.isEmpty() ? null : SearchTime.instant(since, last),
        until.isEmpty() ? null : SearchTime.instant(until, last));
  }

  /** The address of this search from its first page on. */
  Address address() {
    Address address = Address.of(path).with("q", q);
    for (Only each : only) {
      address = address.plus("only", each.written());
    }
    return address
        .with("since", since)
        .with("until", until)
        .with("facet", facet)
        .with("sort", sort == Sort.NEWEST ? "" : sort.word())
        .with("context", context == 0 ? "" : String.valueOf(context));
  }

  Address choosing(String field, String value) {
    return address().minus("only", field + ":" + value).plus("only", field + ":" + value);
  }

  Address without(Only chosen) {
    return address().minus("only", chosen.written());
  }

  Address within(Instant start, Instant end) {
    return address().with("since", start.toString()).with("until", end.toString());
  }

  /** Fields whose values may be counted besides the usual ones. */
  static List<String> moreFacets() {
    List<String> names = new ArrayList<>();
    SearchField.all().stream()
        .filter(SearchField::countable)
        .map(SearchField::name)
        .filter(name -> !USUAL.contains(name))
        .forEach(names::add);
    return names;
  }

  /** How wide the histogram's bars are. */
  static Duration width(Duration span, int bars) {
    for (Duration nice : NICE) {
      if (span.dividedBy(nice) < bars) {
        return nice;
      }
    }
    return Duration.ofDays(Math.ceilDiv(span.toDays() + 1, bars));
  }

  private static final List<Duration> NICE =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30));
}
