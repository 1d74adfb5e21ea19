package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One fact while it is put together: its values by attribute, which attributes the export asks for
 * without an answer, and one compact line for people.
 */
public final class FactBuilder {
  /** How the site names a user: with the full name in brackets. */
  private static final Pattern ACCOUNT =
      Pattern.compile("([^\\\\/:]+\\\\[^\\\\/:()]+?)(?: \\(.*\\))?");

  private final DateOrder dateOrder;
  private final Map<Attribute, String> values = new EnumMap<>(Attribute.class);
  private final Set<Attribute> empty = EnumSet.noneOf(Attribute.class);
  private final StringBuilder message = new StringBuilder();
  private @Nullable Instant time;

  FactBuilder(DateOrder dateOrder) {
    this.dateOrder = dateOrder;
  }

  /** Takes a cell of a column that is an attribute: its value, or the fact that it has none. */
  public FactBuilder add(Column column, String written) {
    String cell = FactValue.cell(written);
    String value = FactValue.isNone(cell) ? "" : column.value(cell, dateOrder);
    if (value.isBlank()) {
      return addEmpty(column.attribute());
    }
    return put(column.attribute(), value);
  }

  /** Says that the export has a place for the attribute and nothing in it. */
  public FactBuilder addEmpty(Attribute attribute) {
    if (!values.containsKey(attribute)) {
      empty.add(attribute);
    }
    return this;
  }

  /** Sets what the export says in other ways than by a column. The first value stays. */
  public FactBuilder put(Attribute attribute, @Nullable String value) {
    if (value != null && !value.isBlank() && values.putIfAbsent(attribute, value) == null) {
      empty.remove(attribute);
    }
    return this;
  }

  @Nullable
  public String get(Attribute attribute) {
    return values.get(attribute);
  }

  /** Appends {@code name=cell} to the line for people; an empty cell only where it matters. */
  public FactBuilder say(String name, String written, boolean evenEmpty) {
    String cell = FactValue.cell(written);
    boolean none = FactValue.isNone(cell);
    if (none && !evenEmpty) {
      return this;
    }
    if (!message.isEmpty()) {
      message.append(", ");
    }
    message.append(name).append('=').append(none ? "" : cell);
    return this;
  }

  /** Puts a sentence before the names and values of the message. */
  FactBuilder sentence(String text) {
    message.insert(0, message.isEmpty() ? text : text + "; ");
    return this;
  }

  /** When the export says it was made. */
  public FactBuilder at(@Nullable Instant stated) {
    time = stated;
    return this;
  }

  @Nullable Instant time() {
    return time;
  }

  public String message() {
    return message.toString();
  }

  Attributes attributes() {
    Attributes.Builder attributes = Attributes.builder();
    values.forEach(attributes::put);
    attributes.put(Attribute.NO_VALUE, StatedEmptyAttributes.labels(empty));
    return attributes.build();
  }

  /** Fills in what the columns say together: a member's type, and a device's name. */
  public FactBuilder complete(FactShape shape) {
    switch (shape.kind()) {
      case FACT_COLLECTION_MEMBER -> completeCollectionMember();
      case FACT_CONSOLE_MEMBER -> completeConsoleMember();
      case FACT_GROUP_MEMBER, FACT_GROUP_OWNER -> completeGroupMember();
      case FACT_GROUP -> completeGroup();
      default -> {
        // The columns say all there is.
      }
    }
    if ("device".equals(get(Attribute.MEMBER_TYPE)) && shape != FactShape.CONSOLE_STATUS) {
      put(Attribute.HOST_NAME, get(Attribute.NAME));
    }
    return this;
  }

  private void completeCollectionMember() {
    String smsId = values.getOrDefault(Attribute.SMS_ID, "");
    if (smsId.toUpperCase(Locale.ROOT).startsWith("GUID:")) {
      put(Attribute.MEMBER_TYPE, "device");
    } else if (smsId.indexOf('\\') > 0) {
      put(Attribute.MEMBER_TYPE, "user");
    }
    if ("user".equals(get(Attribute.MEMBER_TYPE))) {
      put(Attribute.ACCOUNT_NAME, values.remove(Attribute.SMS_ID));
      Matcher account = ACCOUNT.matcher(values.getOrDefault(Attribute.NAME, ""));
      if (account.matches()) {
        put(Attribute.ACCOUNT_NAME, account.group(1));
      }
    }
  }

  /** A tab with reasons and without a column for the status is the one of failures. */
  private void completeConsoleMember() {
    completeCollectionMember();
    if (get(Attribute.REASON) != null) {
      put(Attribute.SYNC_STATUS, "FAILED");
    }
    if (get(Attribute.MEMBER_TYPE) == null && get(Attribute.DEVICE_ID) != null) {
      put(Attribute.MEMBER_TYPE, "device");
    }
  }

  private void completeGroupMember() {
    if (get(Attribute.DEVICE_ID) != null) {
      put(Attribute.MEMBER_TYPE, "device");
    } else if (get(Attribute.USER_NAME) != null) {
      put(Attribute.MEMBER_TYPE, "user");
    } else if (get(Attribute.APP_ID) != null) {
      put(Attribute.MEMBER_TYPE, "servicePrincipal");
    }
  }

  /**
   * Dynamic is what has the group type or a rule; assigned only where one of them was asked for.
   */
  private void completeGroup() {
    String types = values.getOrDefault(Attribute.GROUP_TYPES, "");
    if (types.contains("System.String")) {
      // Export-Csv writes the name of the type where the values were; that says nothing.
      values.remove(Attribute.GROUP_TYPES);
      types = "";
    }
    String membership = values.remove(Attribute.MEMBERSHIP_TYPE);
    if (membership != null) {
      put(
          Attribute.MEMBERSHIP_TYPE,
          membership.toLowerCase(Locale.ROOT).startsWith("dynamic") ? "dynamic" : "assigned");
    } else if (types.contains("DynamicMembership") || get(Attribute.MEMBERSHIP_RULE) != null) {
      put(Attribute.MEMBERSHIP_TYPE, "dynamic");
    } else if (!types.isEmpty()
        || empty.contains(Attribute.GROUP_TYPES)
        || empty.contains(Attribute.MEMBERSHIP_RULE)) {
      put(Attribute.MEMBERSHIP_TYPE, "assigned");
    }
  }
}
