package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.CsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header of a CSV export of audits: by it the export is recognised.
 *
 * @param table where the header is
 * @param separator between cells
 * @param names English names of the columns, without the zone that Log Analytics adds to them
 * @param localTime whether a column says that its times are local ones
 */
record AuditCsvHeader(CsvTable table, char separator, List<String> names, boolean localTime) {
  private static final String SEPARATORS = ",;\t";

  /** Finds the header at the start of a file; empty when it is no CSV of audits. */
  static Optional<AuditCsvHeader> of(String head) {
    return CsvTable.find(head).flatMap(AuditCsvHeader::of);
  }

  private static Optional<AuditCsvHeader> of(CsvTable table) {
    char separator = separator(table.header());
    if (table.header().indexOf(separator) < 0) {
      return Optional.empty();
    }
    List<String> written = CsvTable.split(table.header(), separator);
    Optional<List<String>> portal = PortalColumns.english(written);
    if (portal.isPresent()) {
      return Optional.of(new AuditCsvHeader(table, separator, portal.get(), false));
    }
    List<String> names = written.stream().map(AuditCsvHeader::withoutZone).toList();
    boolean local = written.stream().anyMatch(AuditCsvHeader::saysLocal);
    return isAudit(names)
        ? Optional.of(new AuditCsvHeader(table, separator, names, local))
        : Optional.empty();
  }

  /** Columns without which a row does not tell who did what to whom, by their English names. */
  List<String> lacking() {
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

  private static char separator(String line) {
    char best = ',';
    int most = 0;
    for (char separator : SEPARATORS.toCharArray()) {
      int count = CsvTable.split(line, separator).size();
      if (count > most) {
        most = count;
        best = separator;
      }
    }
    return best;
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
