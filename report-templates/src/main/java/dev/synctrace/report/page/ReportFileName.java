package dev.synctrace.report.page;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.TimeRange;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the file of a report after what it is about, such as {@code
 * SyncTrace-Finance-Workstations-2026-10-13.html}: the collections of the case, else the case, and
 * the day of its last event. The name has letters of ASCII, digits, dots, hyphens and underscores
 * only, and a bounded length, so that file systems, mails and HTTP headers take it as it is. A
 * redacted report carries the day and no name.
 */
public final class ReportFileName {
  private static final int LONGEST_SUBJECT = 60;
  private static final int MOST_COLLECTIONS = 2;

  private ReportFileName() {}

  /**
   * Returns the name for a report on a case.
   *
   * @param zone in which the report shows times
   * @param caseName what the case is called, for a case without collections
   * @param redacted whether the report has pseudonyms
   */
  public static String of(
      Case opened, Diagnosis diagnosis, ZoneId zone, String caseName, boolean redacted) {
    return of(
        diagnosis.mappings(),
        opened.events().timeRange().map(TimeRange::last),
        zone,
        caseName,
        redacted);
  }

  /**
   * Returns the name for what a case contains.
   *
   * @param last time of the last event; empty for a case without times
   */
  static String of(
      List<Mapping> mappings,
      Optional<Instant> last,
      ZoneId zone,
      String caseName,
      boolean redacted) {
    String subject = redacted ? "redacted" : subject(mappings, caseName);
    Optional<String> day = last.map(time -> LocalDate.ofInstant(time, zone).toString());
    return String.join(
            "-",
            Stream.of(Optional.of("SyncTrace"), Optional.of(subject), day)
                .flatMap(Optional::stream)
                .filter(part -> !part.isEmpty())
                .toList())
        + ".html";
  }

  private static String subject(List<Mapping> mappings, String caseName) {
    List<String> collections =
        mappings.stream()
            .map(ReportFileName::collection)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (collections.isEmpty()) {
      return cut(safe(caseName));
    }
    int more = collections.size() - MOST_COLLECTIONS;
    return more > 0
        ? cut(collections.getFirst()) + "-and-" + (collections.size() - 1) + "-more"
        : cut(String.join("-", collections));
  }

  /** The name of a collection, else its ID: a name in another script has no letter of ASCII. */
  private static String collection(Mapping mapping) {
    String name = safe(Objects.requireNonNullElse(mapping.collectionName(), ""));
    return name.isEmpty() ? safe(Objects.requireNonNullElse(mapping.collectionId(), "")) : name;
  }

  private static String safe(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replace("ß", "ss")
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^A-Za-z0-9._]+", "-")
        .replaceAll("\\.{2,}", ".")
        .replaceAll("^[-._]+|[-._]+$", "");
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_SUBJECT
        ? name
        : name.substring(0, LONGEST_SUBJECT).replaceAll("[-._]+$", "");
  }
}
