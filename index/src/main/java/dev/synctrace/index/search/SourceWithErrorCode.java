package dev.synctrace.index.search;

import dev.synctrace.parsers.error.DecodedError;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A source that names an error code.
 *
 * @param source path of the file inside its bundle
 * @param line of the first event in time that names the code
 * @param count of events in the source that name it
 */
public record SourceWithErrorCode(String source, long line, long count) {
  private static final String HTTP = "HTTP ";

  /** Returns the sources of a case that name a code, those with most events first. */
  public static List<SourceWithErrorCode> of(EventSearch events, DecodedError code) {
    String query = query(code.value());
    SearchRequest counted =
        SearchRequest.of(query).withFirst(1).withFacets(List.of(SearchField.SOURCE.name()));
    List<SourceWithErrorCode> occurrences = new ArrayList<>();
    for (FacetResult facet : events.search(counted).facets()) {
      for (FacetResult.Value source : facet.values()) {
        String inSource = SearchField.SOURCE.name() + ":" + SearchField.quoted(source.value());
        SearchRequest first = SearchRequest.of("(" + query + ") AND " + inSource).withFirst(1);
        Iterator<Event> found = events.search(first).events().iterator();
        if (found.hasNext()) {
          occurrences.add(
              new SourceWithErrorCode(source.value(), found.next().line(), source.count()));
        }
      }
    }
    return occurrences;
  }

  private static String query(String value) {
    if (value.startsWith(HTTP)) {
      String status = value.substring(HTTP.length());
      return Attribute.HTTP_STATUS.label()
          + ":"
          + status
          + " OR "
          + Attribute.MENTIONS.label()
          + ":"
          + status;
    }
    String word = value.substring(value.lastIndexOf(' ') + 1);
    String code = SearchField.quoted(word.indexOf('_') < 0 && word.indexOf('.') < 0 ? value : word);
    return code
        + " OR "
        + Attribute.ERROR_CODE.label()
        + ":"
        + code
        + " OR "
        + Attribute.MENTIONS.label()
        + ":"
        + code;
  }
}
