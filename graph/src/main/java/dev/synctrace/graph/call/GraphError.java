package dev.synctrace.graph.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.Permission;
import java.io.IOException;
import java.util.Locale;

/**
 * Graph said no.
 *
 * @param status HTTP status
 * @param code Graph's own word, such as {@code Authorization_RequestDenied}; empty without one
 * @param message Graph's sentence, cut to a reasonable length; empty without one
 */
public record GraphError(int status, String code, String message) {
  private static final int LONGEST = 300;
  private static final int LONGEST_BODY = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the beginning of the body, which may be anything. */
  static GraphError of(GraphReply reply) {
    byte[] start;
    try {
      start = reply.body().readNBytes(LONGEST_BODY);
    } catch (IOException e) {
      return new GraphError(reply.status(), "", "the answer is incomplete: " + e.getMessage());
    }
    return of(reply.status(), start);
  }

  static GraphError of(int status, byte[] body) {
    JsonNode error;
    try {
      error = JSON.readTree(body).path("error");
    } catch (JsonProcessingException _) {
      return new GraphError(status, "", ""); // a proxy's page says nothing about Graph
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
    return new GraphError(
        status, error.path("code").asText(""), line(error.path("message").asText("")));
  }

  private static String line(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Whether the code or the sentence has these words, in any case. */
  boolean mentions(String words) {
    return (code + " " + message).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /**
   * Says what a refusal means for people, and what to do. Reference graph.md sections 1.4 and 4.
   */
  static final class GraphErrorText {
    private GraphErrorText() {}

    static String of(GraphError graphError, GraphQuery query, GraphAddress address) {
      String said = said(graphError);
      return switch (graphError.status()) {
        case 401 ->
            graphError.mentions("audience") || graphError.mentions("issuer")
                ? "the token is not valid for "
                    + address.root()
                    + said
                    + ". Check --cloud (currently "
                    + address.cloud()
                    + ") and the audience of the token"
                : "Graph refused the sign-in twice"
                    + said
                    + ". Sign in again and run the same fetch";
        case 403 -> forbidden(graphError, query, said);
        case 404 -> notFound(query, address, said);
        case 400 -> "Graph rejected the request as invalid" + said;
        default -> "Graph answered with HTTP " + graphError.status() + said;
      };
    }

    private static String forbidden(GraphError graphError, GraphQuery query, String said) {
      if (graphError.mentions("NonPremiumTenant") || graphError.mentions("premium license")) {
        return "Graph provides audits only if the tenant has Microsoft Entra ID P1 or P2"
            + said
            + ". Export the audit log in the Microsoft Entra admin center and ingest the file, or fetch the"
            + " other data with --no-audits";
      }
      if (graphError.mentions("UnsupportedUserRole") || graphError.mentions("required roles")) {
        return "the signed-in user does not have a role that can read audits"
            + said
            + ". Ask an administrator to assign one of "
            + String.join(", ", Permission.ROLES)
            + ", or sign in as a user with such a role";
      }
      return switch (query) {
        case GraphQuery.Group _, GraphQuery.GroupMembers _, GraphQuery.GroupOwners _ ->
            missing(Permission.GROUP_MEMBER, said);
        case GraphQuery.Device _ -> missing(Permission.DEVICE, said);
        case GraphQuery.Application _, GraphQuery.ServicePrincipal _ ->
            missing(Permission.APPLICATION, said);
        case GraphQuery.DirectoryAudits _ ->
            missing(Permission.AUDIT_LOG, said)
                + ". If it is granted, the tenant also requires "
                + Permission.DIRECTORY.name()
                + " for audits: use the broad set (synctrace graph permissions --broad), or export"
                + " the audit log in the Microsoft Entra admin center and ingest the file";
        case GraphQuery.NextPage _, GraphQuery.Batch _ ->
            "the sign-in does not have permission to read this"
                + said
                + ". It needs "
                + Permission.LEAST_NAMES
                + " with admin consent. Run synctrace graph permissions for the commands";
      };
    }

    private static String missing(Permission permission, String said) {
      return "the sign-in does not have permission to read "
          + permission.why()
          + said
          + ". "
          + permission.advice();
    }

    private static String notFound(GraphQuery query, GraphAddress address, String said) {
      return switch (query) {
        case GraphQuery.Group group -> noGroup(group.groupId(), said);
        case GraphQuery.GroupMembers group -> noGroup(group.groupId(), said);
        case GraphQuery.GroupOwners group -> noGroup(group.groupId(), said);
        default ->
            "the API does not exist at "
                + address.root()
                + said
                + ". Check --cloud, and that --graph-url ends with the API version, such as /v1.0";
      };
    }

    private static String noGroup(String id, String said) {
      return "the tenant has no group "
          + id
          + said
          + ". Check the ID, and that you are signed in to the tenant of the group. If the group was"
          + " deleted, the audits show the actor";
    }

    private static String said(GraphError graphError) {
      String words =
          graphError.code().isEmpty() || graphError.message().isEmpty()
              ? graphError.code() + graphError.message()
              : graphError.code() + ": " + graphError.message();
      return words.isEmpty() ? "" : " (" + words + ")";
    }
  }

  /** A refusal that repeating does not fix; whoever asked decides what it means. */
  public static final class GraphErrorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;

    GraphErrorException(int status, String sentence) {
      super(sentence);
      this.status = status;
      this.sentence = sentence;
    }

    /** What it means and what to do, one line for people. */
    public String sentence() {
      return sentence;
    }

    /** HTTP status. */
    public int status() {
      return status;
    }
  }
}
