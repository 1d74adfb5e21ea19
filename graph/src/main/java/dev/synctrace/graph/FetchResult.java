package dev.synctrace.graph;

import dev.synctrace.index.ingest.IngestedSource;
import java.util.List;
import java.util.Optional;

/**
 * Result of a fetch.
 *
 * @param tenantId tenant signed in to; empty when the token does not say
 * @param requests how many requests went out, with those that were repeated
 * @param fetched by sort, in the order fetched
 * @param sources the pages as sources of the case
 * @param problems what Graph refused while the rest was fetched, one line each: what and what to do
 * @param notes what people should know, one line each
 */
public record FetchResult(
    Optional<String> tenantId,
    long requests,
    List<FetchedItems> fetched,
    List<IngestedSource> sources,
    List<String> problems,
    List<String> notes) {
  public FetchResult {
    fetched = List.copyOf(fetched);
    sources = List.copyOf(sources);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
