package dev.synctrace.graph.call;

import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.Permission;
import java.util.stream.Collectors;

/** Says what a refusal means for people, and what to do. Reference graph.md sections 1.4 and 4. */
final class GraphErrorText {
  private GraphErrorText() {}

  static String of(GraphError graphError, GraphQuery query, GraphAddress address) {
    String said = said(graphError);
    return switch (graphError.status()) {
      case 401 ->
          graphError.mentions("audience") || graphError.mentions("issuer")
              ? "the token is for another cloud or another API than "
                  + address.root()
                  + said
                  + ": check --cloud (now "
                  + address.cloud()
                  + ") and for whom the token was made"
              : "Graph refused the sign-in twice" + said + ": sign in again and run the same fetch";
      case 403 -> forbidden(graphError, said);
      case 404 -> notFound(query, address, said);
      case 400 -> "Graph did not understand the question" + said;
      default -> "Graph answered with HTTP " + graphError.status() + said;
    };
  }

  private static String forbidden(GraphError graphError, String said) {
    if (graphError.mentions("NonPremiumTenant") || graphError.mentions("premium license")) {
      return "Graph gives out audits only where the tenant has Entra ID P1 or P2"
          + said
          + ": export the audit log in the Entra admin center and ingest the file, or fetch the"
          + " rest with --no-audits";
    }
    if (graphError.mentions("UnsupportedUserRole") || graphError.mentions("required roles")) {
      return "the person who signed in lacks a role for reading audits"
          + said
          + ": have one of "
          + String.join(", ", Permission.ROLES)
          + " assigned, or sign in as somebody who has one";
    }
    String needed =
        Permission.NEEDED.stream().map(Permission::name).collect(Collectors.joining(" and "));
    return "the sign-in may not read this"
        + said
        + ": it needs "
        + needed
        + " with an administrator's consent; synctrace graph permissions prints the commands";
  }

  private static String notFound(GraphQuery query, GraphAddress address, String said) {
    return switch (query) {
      case GraphQuery.Group group -> noGroup(group.groupId(), said);
      case GraphQuery.GroupMembers group -> noGroup(group.groupId(), said);
      case GraphQuery.GroupOwners group -> noGroup(group.groupId(), said);
      default ->
          "there is no such API at "
              + address.root()
              + said
              + ": check --cloud, or whether --graph-url ends in the API's version, such as /v1.0";
    };
  }

  private static String noGroup(String id, String said) {
    return "the tenant has no group "
        + id
        + said
        + ": check the id, and that you are signed in to the group's tenant; if the group was"
        + " deleted, the audits say by whom";
  }

  private static String said(GraphError graphError) {
    String words =
        graphError.code().isEmpty() || graphError.message().isEmpty()
            ? graphError.code() + graphError.message()
            : graphError.code() + ": " + graphError.message();
    return words.isEmpty() ? "" : " (" + words + ")";
  }
}
