package dev.synctrace.graph;

import dev.synctrace.graph.access.Permission;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The ids a case names, to be looked up. Only GUIDs: an id goes into a question, and a log may hold
 * anything. Sorted, in lower case.
 */
final class CaseIds {
  /** What Graph itself said of devices needs no look-up, and its audits name half the tenant. */
  private static final String NOT_FROM_GRAPH =
      "* AND NOT log:audit"
          + " AND NOT kind:(\"fact.device\" OR \"fact.group.member\" OR \"fact.group.owner\")";

  private final Case opened;

  CaseIds(Case opened) {
    this.opened = opened;
  }

  /** Whether a text is an id that can be asked for. */
  static boolean isId(String text) {
    return Guid.isDashed(text);
  }

  /** Groups that collections are mapped to, or that the log says it synchronizes. */
  List<String> groups() {
    return values(
        "kind:\"fact.mapping\" OR kind:\"fact.console.status\" OR kind:groupsync.*",
        Attribute.GROUP_ID);
  }

  /** Device ids that a log, ClientKeyData or another export of the site names. */
  List<String> devices() {
    return values(NOT_FROM_GRAPH, Attribute.DEVICE_ID);
  }

  /** Client ids of the server app: the log and the site name it, or it owns a group. */
  List<String> apps() {
    TreeSet<String> apps = new TreeSet<>(values("*", Attribute.SERVER_APP_ID));
    apps.addAll(values("kind:\"fact.group.owner\"", Attribute.APP_ID));
    return List.copyOf(apps);
  }

  /**
   * Counts fetched members and owners of which Graph gave type and ID only, by the permission that
   * the sign-in lacks for the rest.
   */
  Map<Permission, Long> withoutName() {
    SearchRequest request =
        SearchRequest.of(
                "kind:(\"fact.group.member\" OR \"fact.group.owner\")"
                    + " AND source:graph\\/groups\\/* AND NOT name:*")
            .withFirst(1)
            .withFacets(List.of(Attribute.MEMBER_TYPE.label()));
    Map<Permission, Long> counts = new LinkedHashMap<>();
    for (FacetResult facet : opened.events().search(request).facets()) {
      for (FacetResult.Value value : facet.values()) {
        permission(value.value())
            .ifPresent(permission -> counts.merge(permission, value.count(), Long::sum));
      }
    }
    return counts;
  }

  private static Optional<Permission> permission(String memberType) {
    return switch (memberType) {
      case "device" -> Optional.of(Permission.DEVICE);
      case "user" -> Optional.of(Permission.USER_BASIC);
      case "servicePrincipal" -> Optional.of(Permission.APPLICATION);
      default -> Optional.empty();
    };
  }

  private List<String> values(String query, Attribute attribute) {
    SearchRequest request =
        SearchRequest.of(query).withFirst(1).withFacets(List.of(attribute.label()));
    TreeSet<String> ids = new TreeSet<>();
    for (FacetResult facet : opened.events().search(request).facets()) {
      for (FacetResult.Value value : facet.values()) {
        String id = value.value().toLowerCase(Locale.ROOT);
        if (isId(id)) {
          ids.add(id);
        }
      }
    }
    return List.copyOf(ids);
  }
}
