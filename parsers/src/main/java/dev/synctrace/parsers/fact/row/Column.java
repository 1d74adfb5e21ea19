package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One thing a fact says: the attribute it becomes and the names its column or key goes by.
 *
 * @param names normalised, best first: where an export has two of them, the first counts
 */
public record Column(Attribute attribute, Form form, List<String> names) {
  private static final String GRAPH_TYPE = "#microsoft.graph.";

  /** How its values are written. */
  enum Form {
    TEXT,
    FLAG,
    TIME,
    /** A status of the console: one word in capitals. */
    STATUS,
    /** {@code 5} device, {@code 4} user, or the word itself. */
    MEMBER_TYPE,
    /** The SMS Provider's object path, which ends in the collection's id. */
    COLLECTION_PATH
  }

  /** The form of that name, in lower case. */
  static Form form(String name) {
    return Form.valueOf(name.toUpperCase(Locale.ROOT));
  }

  public static Column of(Attribute attribute, String... names) {
    return of(attribute, Form.TEXT, names);
  }

  static Column of(Attribute attribute, Form form, String... names) {
    return new Column(
        attribute, form, Arrays.stream(names).map(Column::normalise).distinct().toList());
  }

  /**
   * A column's name as it is compared: without quotes, brackets and the alias of its table, letters
   * and digits only, in lower case. {@code [CK].[AADDeviceID]} and {@code Aad Device Id} are one.
   */
  public static String normalise(String written) {
    String name = written.strip();
    int dot = name.lastIndexOf('.');
    if (dot > 0 && dot < name.length() - 1 && name.indexOf(' ') < 0 && name.charAt(0) != '@') {
      name = name.substring(dot + 1);
    }
    StringBuilder letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        letters.append(c);
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** The value as the attribute holds it; blank when it says nothing. */
  String value(String cell, DateOrder order) {
    return switch (form) {
      case TEXT -> cell;
      case FLAG -> FactValue.flag(cell);
      case TIME -> ExportTimes.iso(cell, order);
      case STATUS -> status(cell);
      case MEMBER_TYPE -> memberType(cell);
      case COLLECTION_PATH -> collectionOf(cell);
    };
  }

  private static String memberType(String cell) {
    String type = cell.toLowerCase(Locale.ROOT);
    return switch (type.startsWith(GRAPH_TYPE) ? type.substring(GRAPH_TYPE.length()) : type) {
      case "5", "2", "device", "computer" -> "device";
      case "4", "1", "user" -> "user";
      case "serviceprincipal" -> "servicePrincipal";
      default -> type.startsWith(GRAPH_TYPE) ? type.substring(GRAPH_TYPE.length()) : type;
    };
  }

  private static String status(String cell) {
    return switch (normalise(cell)) {
      case "partialsuccess" -> "PARTIAL_SUCCESS";
      case "inprogress" -> "IN_PROGRESS";
      default -> cell.toUpperCase(Locale.ROOT).replace(' ', '_');
    };
  }

  private static String collectionOf(String path) {
    String mark = "SMS_CM_RES_COLL_";
    int at = path.toUpperCase(Locale.ROOT).indexOf(mark);
    if (at < 0) {
      return "";
    }
    int end = at + mark.length();
    while (end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
      end++;
    }
    return path.substring(at + mark.length(), end);
  }
}
