package dev.synctrace.serve.page;

import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
 * @param page from 1, the newest events first
 */
public record SearchForm(
    String path, String q, List<Only> only, String since, String until, String facet, int page) {
  static final int SIZE = 50;

  /** Further back one narrows the search; a page costs as much as all before it. */
  static final int LAST = 200;

  private static final List<String> USUAL = List.of("severity", "kind", "machine", "log", "source");
  private static final int LONGEST_QUERY = 4_000;
  private static final int MOST_ONLY = 20;

  /** Events whose field has this value. */
  public record Only(SearchField field, String value) {
    static Only of(String written) {
      int colon = written.indexOf(':');
      String name = colon < 0 ? written : written.substring(0, colon);
      SearchField field =
          SearchField.named(name)
              .filter(SearchField::countable)
              .orElseThrow(
                  () -> new HttpProblem(400, "The field does not exist or cannot be selected."));
      return new Only(field, written.substring(name.length() + 1));
    }

    /** As the address has it. */
    public String written() {
      return field.name() + ":" + value;
    }

    private String query() {
      return field.type() == SearchField.Type.NUMBER
          ? field.name() + ":" + value
          : field.name() + ":" + SearchField.quoted(value);
    }
  }

  static SearchForm of(String path, Exchange exchange) {
    String q = exchange.parameter("q").orElse("").strip();
    List<String> only = exchange.parameters("only");
    if (q.length() > LONGEST_QUERY || only.size() > MOST_ONLY) {
      throw new HttpProblem(400, "The query is too long.");
    }
    return new SearchForm(
        path,
        q,
        only.stream().filter(written -> written.contains(":")).map(Only::of).toList(),
        exchange.parameter("since").orElse(""),
        exchange.parameter("until").orElse(""),
        exchange.parameter("facet").orElse(""),
        exchange.number("page", LAST));
  }

  /** The search without what is only shown beside it. */
  SearchRequest request() {
    return SearchRequest.all()
        .withQuery(query())
        .withSince(from())
        .withUntil(to())
        .withDistinctRecords();
  }

  /** The newest events, far enough for the page, with counts. */
  SearchRequest pageRequest() {
    return request().withLast(page * SIZE).withFacets(facets());
  }

  /** The query as typed, with what was chosen; where it is wrong, its spot is found without. */
  private @Nullable String query() {
    String chosen = only.stream().map(Only::query).collect(Collectors.joining(" AND "));
    if (q.isEmpty() || chosen.isEmpty()) {
      return q.isEmpty() && chosen.isEmpty() ? null : q + chosen;
    }
    return "(" + q + ") AND " + chosen;
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

  @Nullable Instant from() {
    return since.isEmpty() ? null : instant(since);
  }

  @Nullable Instant to() {
    return until.isEmpty() ? null : instant(until);
  }

  private static Instant instant(String written) {
    String text = written.strip().replace(' ', 'T');
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new HttpProblem(400, "Enter times such as 2026-09-25 or 2026-09-25T23:35:00, in UTC.");
    }
  }

  /** The address of this search from its first page on. */
  Address address() {
    Address address = Address.of(path).with("q", q);
    for (Only each : only) {
      address = address.plus("only", each.written());
    }
    return address.with("since", since).with("until", until).with("facet", facet);
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
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30));
}
