package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is next to a page's {@code value}: where it comes from, whether more pages follow, and for a
 * list of members whose it is.
 *
 * <p>Graph's answer to {@code /groups/ID/members} names neither the group nor whether it lists
 * members or owners. The group is taken from a {@code groupId} key (which {@code graph fetch}
 * writes), else from {@code @odata.context} or the next link, else from the file's path. Where none
 * tells, {@code groupFrom} is {@code unknown} and there is no {@code groupId}: the diagnosis fills
 * it in when the case has one mapping only, and reports it when it has not. Owners are told by a
 * {@code relation} key, the context, the next link or the path; else the objects are members.
 */
final class JsonPageMetadata {
  private static final Pattern GROUP_IN_CONTEXT =
      Pattern.compile("(?i)groups(?:\\('|\\(|/|%28%27)(" + Guid.DASHED + ")");

  private final GroupIdFromPath path;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private String context = "";
  private String nextLink = "";
  private String address = " ";

  JsonPageMetadata(GroupIdFromPath path) {
    this.path = path;
  }

  /** Takes a key that is next to {@code value}. */
  void put(String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    String name = Column.normalise(key);
    keys.put(name, value);
    if (name.endsWith("context")) {
      context = value;
    } else if (name.endsWith("nextlink")) {
      nextLink = value;
    }
    address = (context + " " + nextLink).toLowerCase(Locale.ROOT);
  }

  boolean isGiven(String key) {
    return keys.containsKey(Column.normalise(key));
  }

  /** The number of all rows the request found, which Graph states when it is asked to. */
  OptionalLong count() {
    String count = keys.getOrDefault("odatacount", "");
    return count.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(count))
        : OptionalLong.empty();
  }

  /** When the page was requested: as {@code graph fetch} or a saved response header states. */
  @Nullable Instant time() {
    for (String key : List.of("fetchedat", "date")) {
      Optional<Instant> stated =
          Optional.ofNullable(keys.get(key)).flatMap(ExportTimes::responseTime);
      if (stated.isPresent()) {
        return stated.get();
      }
    }
    return null;
  }

  /** The address of the request, as {@code graph fetch} states it. */
  Optional<String> request() {
    return Optional.ofNullable(keys.get("requestedurl"));
  }

  /** Whether earlier pages of the same list exist. */
  boolean isLaterPage() {
    return request().map(url -> url.toLowerCase(Locale.ROOT).contains("skiptoken")).orElse(false);
  }

  /** The address of the next page; blank on the last one. */
  String nextLink() {
    return nextLink;
  }

  /** Whether this page says that another follows. */
  boolean hasNext() {
    return !nextLink.isEmpty();
  }

  /** The {@code @odata.context}; blank without one. */
  String context() {
    return context;
  }

  /** Says in a member's row, or in the whole list's, whose member it is. */
  void tellGroup(FactBuilder row) {
    if (row.get(Attribute.GROUP_ID) != null) {
      row.put(Attribute.GROUP_FROM, "row");
      return;
    }
    row.put(Attribute.GROUP_NAME, keys.get("groupname"));
    String key = keys.get("groupid");
    if (key != null) {
      row.put(Attribute.GROUP_ID, key).put(Attribute.GROUP_FROM, "key");
      return;
    }
    Matcher found = GROUP_IN_CONTEXT.matcher(context + " " + nextLink);
    if (found.find()) {
      row.put(Attribute.GROUP_ID, found.group(1)).put(Attribute.GROUP_FROM, "context");
      return;
    }
    Optional<String> group = path.group();
    row.put(Attribute.GROUP_ID, group.orElse(null))
        .put(Attribute.GROUP_FROM, group.isPresent() ? "path" : "unknown");
  }

  /** Members or owners, when the page lists either; null when it lists objects for themselves. */
  @Nullable FactShape relation(boolean bareDirectoryObjects) {
    String relation = keys.getOrDefault("relation", "").toLowerCase(Locale.ROOT);
    if (relation.startsWith("owner") || address.contains("/owners")) {
      return FactShape.GROUP_OWNER;
    }
    if (relation.startsWith("member") || address.contains("/members")) {
      return FactShape.GROUP_MEMBER;
    }
    if (bareDirectoryObjects
        || keys.containsKey("groupid")
        || address.contains("#directoryobjects")) {
      return listed();
    }
    return null;
  }

  /**
   * As {@link #relation}, by the file's place only: members cast to devices or users say {@code
   * #devices}, and a list that PowerShell wrote says nothing.
   */
  @Nullable FactShape relationByPath() {
    boolean named = path.saysMembers() || path.saysOwners();
    boolean listsOthers = context().contains("#") && path.group().isEmpty();
    return named && !listsOthers ? listed() : null;
  }

  private FactShape listed() {
    return path.saysOwners() ? FactShape.GROUP_OWNER : FactShape.GROUP_MEMBER;
  }
}
