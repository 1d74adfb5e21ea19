package dev.synctrace.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time whose directory audits were fetched from Graph as a whole. The folder of its
 * pages in the case is named after it, so that the paths of the sources tell which pages belong
 * together and where one stretch follows the other.
 *
 * @param from first instant, UTC, whole seconds
 * @param until first instant no longer in it, UTC, whole seconds
 */
public record FetchedWindow(Instant from, Instant until) {
  /** The folder of all windows among the sources of a case. */
  public static final String FOLDER = "graph/auditLogs/directoryAudits";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern PATH =
      Pattern.compile(Pattern.quote(FOLDER) + "/(\\d{8}T\\d{6}Z)-(\\d{8}T\\d{6}Z)/[^/]+");

  /** The window's folder among the sources of a case. */
  public String folder() {
    return FOLDER + "/" + TIME.format(from) + "-" + TIME.format(until);
  }

  /** The window a source is a page of; empty for a source that was not fetched. */
  public static Optional<FetchedWindow> ofPage(String sourcePath) {
    Matcher matcher = PATH.matcher(sourcePath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FetchedWindow(time(matcher.group(1)), time(matcher.group(2))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    return Instant.from(TIME.parse(text));
  }
}
