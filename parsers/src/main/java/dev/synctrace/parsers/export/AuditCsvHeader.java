package dev.synctrace.parsers.export;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The first row of a CSV export of audits: by it the export is recognised.
 *
 * @param names English names of the columns, without the zone that Log Analytics adds to them
 * @param localTime whether a column says that its times are local ones
 */
public record AuditCsvHeader(char separator, List<String> names, boolean localTime) {
  private static final String SEPARATORS = ",;\t";

  /** The header at the start of a file; empty when it is no CSV of audits. */
  public static Optional<AuditCsvHeader> of(String head) {
    String start = withoutPreamble(head);
    int end = start.indexOf('\n');
    String line = end < 0 ? start : start.substring(0, end);
    char separator = separator(line);
    if (line.indexOf(separator) < 0) {
      return Optional.empty();
    }
    List<String> written = cells(line, separator);
    Optional<List<String>> portal = PortalColumns.english(written);
    if (portal.isPresent()) {
      return Optional.of(new AuditCsvHeader(separator, portal.get(), false));
    }
    List<String> names = written.stream().map(AuditCsvHeader::withoutZone).toList();
    boolean local = written.stream().anyMatch(AuditCsvHeader::saysLocal);
    return isAudit(names)
        ? Optional.of(new AuditCsvHeader(separator, names, local))
        : Optional.empty();
  }

  /** Columns without which a row does not tell who did what to whom, by their English names. */
  public List<String> lacking() {
    boolean portal = has(names, PortalColumns.DATE);
    if (!portal && !has(names, "OperationName") && !has(names, "ActivityDateTime")) {
      return List.of();
    }
    List<String> needed =
        portal
            ? List.of("Target1ObjectId", "Target1ModifiedProperty1NewValue", "ActorObjectId")
            : List.of("TargetResources", "InitiatedBy");
    return needed.stream().filter(name -> !has(names, name)).toList();
  }

  /**
   * How the rows are read: quotes doubled, cells over several lines, anything behind a quote kept.
   */
  static CSVFormat format(char separator) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(false)
        .setTrailingData(true)
        .get();
  }

  /** Whether a row is before the header: a type line of PowerShell, a separator of Excel. */
  static boolean isPreamble(String firstCell) {
    return firstCell.startsWith("#TYPE") || firstCell.startsWith("sep=");
  }

  private static boolean isAudit(List<String> names) {
    return hasAll(names, "ActivityDateTime", "ActivityDisplayName")
        || hasAll(names, "OperationName", "TargetResources")
        || hasAll(names, "OperationName", "InitiatedBy")
        || hasAll(names, "OperationName", "LoggedByService")
        || (hasAll(names, "AuditData") && (has(names, "Operations") || has(names, "Operation")))
        || hasAll(names, "ActionType", "RawEventData")
        || hasAll(names, "RequestMethod", "RequestUri", "ResponseStatusCode");
  }

  private static boolean hasAll(List<String> names, String... wanted) {
    for (String name : wanted) {
      if (!has(names, name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(List<String> names, String wanted) {
    return names.stream().anyMatch(wanted::equalsIgnoreCase);
  }

  private static String withoutPreamble(String head) {
    String start = head;
    while (isPreamble(start) && start.indexOf('\n') >= 0) {
      start = start.substring(start.indexOf('\n') + 1);
    }
    return start;
  }

  private static char separator(String line) {
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS.toCharArray()) {
      long count = cells(line, separator).size();
      if (count > most) {
        most = count;
        best = separator;
      }
    }
    return best;
  }

  private static List<String> cells(String line, char separator) {
    try (CSVParser parser = CSVParser.parse(new StringReader(line), format(separator))) {
      List<String> cells = new ArrayList<>();
      for (CSVRecord row : parser) {
        row.forEach(cell -> cells.add(cell.strip()));
      }
      return cells;
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  private static String withoutZone(String name) {
    int bracket = name.indexOf(" [");
    return bracket > 0 && name.endsWith("]") ? name.substring(0, bracket) : name;
  }

  private static boolean saysLocal(String name) {
    int bracket = name.indexOf(" [");
    return bracket > 0 && name.substring(bracket).toLowerCase(Locale.ROOT).contains("local");
  }
}
