package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of one list while they are read, by owner, and collects what shows whether all of
 * them are there. Holds no rows.
 */
public final class ListTally {
  /** Owners of one list that are told apart; the members of any further ones are counted as one. */
  private static final int MOST_OWNERS = 10_000;

  /** IDs that identify a member, in the order in which they are named. */
  private static final List<Attribute> IDS =
      List.of(
          Attribute.DEVICE_ID,
          Attribute.OBJECT_ID,
          Attribute.USER_ID,
          Attribute.SMS_ID,
          Attribute.RESOURCE_ID,
          Attribute.APP_ID);

  /** Lists of all objects of a tenant, which are nearly always asked for with a filter. */
  private static final Set<Kind> FILTERED_REQUESTS =
      EnumSet.of(
          Kind.FACT_GROUP,
          Kind.FACT_DEVICE,
          Kind.FACT_ENTRA_USER,
          Kind.FACT_APPLICATION,
          Kind.FACT_SERVICEPRINCIPAL);

  /** What is no list of members, objects or rows of a table. */
  private static final Set<Kind> NO_LISTS =
      EnumSet.of(Kind.FACT_SITE_SETTINGS, Kind.FACT_DSREGCMD, Kind.FACT_NOTE);

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Part all = new Part(null, null);
  private Part current = all;
  private final Set<String> statuses = new HashSet<>();
  private @Nullable String lack;
  private @Nullable String doubt;
  private @Nullable String proof;
  private long stated = -1;
  private String statedBy = "";

  /** The rows of one owner: the members of one collection or one group. */
  static final class Part {
    private final @Nullable String owner;
    private final @Nullable String ownerFrom;
    private final Set<Attribute> ids = EnumSet.noneOf(Attribute.class);
    private final Set<Attribute> lacking = EnumSet.noneOf(Attribute.class);
    private long rows;

    private Part(@Nullable String owner, @Nullable String ownerFrom) {
      this.owner = owner;
      this.ownerFrom = ownerFrom;
    }

    /** The collection or group as the rows name it; null when they name none. */
    @Nullable String owner() {
      return owner;
    }

    /** The rows' {@code groupFrom}; null for collections. */
    @Nullable String ownerFrom() {
      return ownerFrom;
    }

    long rows() {
      return rows;
    }

    /** Which IDs at least one row has. */
    Collection<Attribute> ids() {
      return ids;
    }

    private void add(FactBuilder row) {
      rows++;
      for (Attribute id : IDS) {
        (row.get(id) == null ? lacking : ids).add(id);
      }
    }
  }

  /** Counts a finished row. */
  public void add(Kind kind, FactBuilder row) {
    all.add(row);
    String status = kind == Kind.FACT_CONSOLE_MEMBER ? row.get(Attribute.SYNC_STATUS) : null;
    if (status != null && statuses.size() < 2) {
      statuses.add(status);
    }
    Attribute owner = ownerOf(kind);
    if (owner == null) {
      return;
    }
    String id = row.get(owner);
    if (current == all || id == null || !id.equals(current.owner)) {
      current = part(id, row.get(Attribute.GROUP_FROM));
    }
    current.add(row);
  }

  private Part part(@Nullable String owner, @Nullable String from) {
    String key = owner == null ? "" : owner.toLowerCase(Locale.ROOT);
    Part known = parts.get(key);
    if (known == null) {
      boolean room = owner != null && parts.size() < MOST_OWNERS;
      known = room ? new Part(owner, from) : parts.computeIfAbsent("", k -> new Part(null, from));
      parts.put(room ? key : "", known);
    }
    return known;
  }

  /** The attribute that names whose members the rows are; null for lists without an owner. */
  static @Nullable Attribute ownerOf(Kind kind) {
    return switch (kind) {
      case FACT_COLLECTION_MEMBER, FACT_CONSOLE_MEMBER -> Attribute.COLLECTION_ID;
      case FACT_GROUP_MEMBER, FACT_GROUP_OWNER -> Attribute.GROUP_ID;
      default -> null;
    };
  }

  /** How many rows there are so far. */
  public long rows() {
    return all.rows;
  }

  /** One part for each owner; one for the whole list when it has no owner or no row. */
  Collection<Part> parts() {
    return parts.isEmpty() ? List.of(all) : List.copyOf(parts.values());
  }

  /** Says that rows are missing for certain. The first reason stays. */
  public void lacks(String reason) {
    lack = lack == null ? reason : lack;
  }

  /** Says that rows may be missing. The first reason stays. */
  public void mayLack(String reason) {
    doubt = doubt == null ? reason : doubt;
  }

  /** Says that another part of the bundle shows that nothing is missing. */
  public void isProven(String reason) {
    proof = reason;
  }

  /** Takes the number of rows that the list itself states. */
  public void states(long count, String where) {
    stated = count;
    statedBy = where;
  }

  /** Whether a part of the list is complete. */
  ExportCompleteness completeness(Kind kind, Part part) {
    if (lack != null) {
      return ExportCompleteness.partial(lack);
    }
    if (stated > all.rows) {
      return ExportCompleteness.partial(
          statedBy + " reports " + stated + ", " + all.rows + " are in the file");
    }
    if (kind == Kind.FACT_CONSOLE_MEMBER) {
      return ExportCompleteness.partial(tab());
    }
    if (NO_LISTS.contains(kind)) {
      return ExportCompleteness.complete("the file was read completely");
    }
    if (doubt != null) {
      return ExportCompleteness.unknown(doubt);
    }
    String filter = filter(kind);
    if (filter != null) {
      return ExportCompleteness.unknown(filter);
    }
    if (stated >= 0) {
      return ExportCompleteness.complete(statedBy + " reports " + stated);
    }
    if (proof != null) {
      return ExportCompleteness.complete(proof);
    }
    String limit = limit(all.rows);
    limit = limit == null ? limit(part.rows) : limit;
    return limit == null
        ? ExportCompleteness.complete("no indication of a missing row")
        : ExportCompleteness.unknown(limit);
  }

  private String tab() {
    String tab =
        statuses.size() == 1
            ? switch (statuses.iterator().next()) {
              case "FAILED" -> "the Failed tab";
              case "SUCCESS" -> "the Success tab";
              case "IN_PROGRESS" -> "the In Progress tab";
              default -> "a status tab";
            }
            : "a status tab";
    return "rows of " + tab + " of the console, which shows only a part of the collection";
  }

  /** A filter leaves no trace in what it lets through, but for what every row has. */
  private @Nullable String filter(Kind kind) {
    if (FILTERED_REQUESTS.contains(kind)) {
      return "the request may have been filtered";
    }
    boolean devices = kind == Kind.FACT_CLIENTKEY || kind == Kind.FACT_SYSTEM;
    if (!devices && kind != Kind.FACT_USER) {
      return null;
    }
    Attribute asked = devices ? Attribute.DEVICE_ID : Attribute.USER_ID;
    if (all.lacking.contains(asked)) {
      return null;
    }
    return (all.rows == 0
            ? "no row"
            : "every row has an Entra " + (devices ? "device ID" : "user ID"))
        + ": the query may have been filtered ("
        + (devices ? "AADDeviceID" : "AADUserID")
        + " is not null)";
  }

  private static @Nullable String limit(long rows) {
    if (rows == 100) {
      return "exactly 100 rows, the size of a Graph page";
    }
    if (rows == 999) {
      return "exactly 999 rows, the largest Graph page";
    }
    return rows == 1000 ? "exactly 1000 rows, as many as \"select top 1000\" returns" : null;
  }
}
