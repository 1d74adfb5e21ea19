package dev.synctrace.parsers.fact.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table, or the keys of an object, and what they make it.
 *
 * @param names normalised
 */
public record Columns(Collection<String> names) {

  /** Only ClientKeyData has these, whoever joined the tables. */
  private static final Set<String> ONLY_IN_KEY_DATA =
      Set.of("isrevoked", "approvalstatus", "agenttype");

  /** Names that say nothing about what a table is. */
  private static final Set<String> GENERIC =
      Set.of(
          "id",
          "objectid",
          "name",
          "name0",
          "nom",
          "nombre",
          "displayname",
          "accountenabled",
          "memberid",
          "groupid",
          "groupname");

  /** Columns of audits and sign-in logs, whose readers are elsewhere. */
  private static final Set<String> ONLY_IN_LOGS =
      Set.of(
          "activitydatetime",
          "activitydisplayname",
          "activity",
          "operationname",
          "operation",
          "targetresources",
          "initiatedby",
          "auditdata",
          "actiontype",
          "actortype",
          "requestmethod",
          "dateutc",
          "correlationid");

  /** Whether this is an audit or a sign-in log: no facts, and left to their own readers. */
  public boolean areOfLogs() {
    return names.stream().anyMatch(ONLY_IN_LOGS::contains);
  }

  /** What the rows say: several facts where tables were joined, none when a column lacks. */
  public List<FactShape> facts() {
    if (areOfLogs()) {
      return List.of();
    }
    if (fit(FactShape.CONSOLE_STATUS)) {
      return List.of(FactShape.CONSOLE_STATUS);
    }
    if (fit(FactShape.CONSOLE_MEMBER)) {
      return List.of(FactShape.CONSOLE_MEMBER);
    }
    List<FactShape> facts = new ArrayList<>();
    for (FactShape shape : List.of(FactShape.MAPPING, FactShape.COLLECTION_MEMBER)) {
      if (fit(shape)) {
        facts.add(shape);
      }
    }
    if (areTrusted() || (facts.isEmpty() && areBareKeyData())) {
      facts.add(FactShape.CLIENT_KEY);
    }
    if (facts.isEmpty()) {
      FactShape.all().stream()
          .filter(shape -> shape != FactShape.CLIENT_KEY && fit(shape))
          .findFirst()
          .ifPresent(facts::add);
    }
    if (facts.isEmpty() && areDirectoryObjects()) {
      facts.add(FactShape.GROUP_MEMBER);
    }
    return facts;
  }

  /** The fact a table without enough columns was meant to be: the one that lacks the fewest. */
  public Optional<FactShape> shape() {
    if (areOfLogs()) {
      return Optional.empty();
    }
    return FactShape.all().stream()
        .filter(shape -> shape != FactShape.CONSOLE_MEMBER)
        .filter(shape -> shape.isTold(names) && enoughFor(shape))
        .min(
            Comparator.<FactShape>comparingInt(shape -> shape.lacking(names).size())
                .thenComparingLong(shape -> -known(shape)));
  }

  /** Two columns of a shape alone are chance; one of them must be needed and not any list's. */
  private boolean enoughFor(FactShape shape) {
    int needed = shape.needs().size() - shape.lacking(names).size();
    boolean own =
        shape.columns().stream()
            .flatMap(column -> column.names().stream())
            .anyMatch(name -> names.contains(name) && !GENERIC.contains(name));
    return own && needed > 0 && known(shape) >= 2 && needed + known(shape) >= 4;
  }

  private long known(FactShape shape) {
    return shape.columns().stream()
        .filter(column -> column.names().stream().anyMatch(names::contains))
        .count();
  }

  private boolean fit(FactShape shape) {
    return shape.lacking(names).isEmpty() && shape.isTold(names);
  }

  /**
   * Key data by the columns only it has. A collection's member list and v_R_System have an Entra
   * device id too, but the one the client claims (causes.md S07): they never pass for key data.
   */
  private boolean areTrusted() {
    return names.stream().anyMatch(ONLY_IN_KEY_DATA::contains)
        && FactShape.CLIENT_KEY.lacking(names).isEmpty();
  }

  private boolean areBareKeyData() {
    return FactShape.CLIENT_KEY.lacking(names).isEmpty()
        && !fit(FactShape.SYSTEM)
        && !names.contains("name0");
  }

  /** What Get-MgGroupMember and Get-MgGroupOwner give: an id and a bag of everything else. */
  private boolean areDirectoryObjects() {
    return names.contains("id")
        && (names.contains("additionalproperties") || names.contains("odatatype"));
  }
}
