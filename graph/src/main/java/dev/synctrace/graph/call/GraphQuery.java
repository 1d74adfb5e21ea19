package dev.synctrace.graph.call;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Everything this ever asks of Graph. All of it reads; there is no form of a question that writes.
 * Ids are GUIDs, checked by whoever takes them from a case.
 */
public sealed interface GraphQuery {

  /** The first page of all directory audits of a time, both ends included, oldest first. */
  record DirectoryAudits(Instant from, Instant to) implements GraphQuery {}

  /** A further page, by the address the page before it gave. */
  record NextPage(URI link) implements GraphQuery {}

  /** A group's properties. */
  record Group(String groupId) implements GraphQuery {}

  /** The first page of a group's direct members. */
  record GroupMembers(String groupId) implements GraphQuery {}

  /** The first page of a group's owners. */
  record GroupOwners(String groupId) implements GraphQuery {}

  /** The device objects with this Entra device id; the list is empty when there are none. */
  record Device(String deviceId) implements GraphQuery {}

  /** The app registration with this client id, with the end dates of its credentials. */
  record Application(String appId) implements GraphQuery {}

  /** The service principal of that app in this tenant. */
  record ServicePrincipal(String appId) implements GraphQuery {}

  /** Several questions in one request, answered each for itself. */
  record Batch(List<GraphQuery> questions) implements GraphQuery {
    /** More are refused. Reference graph.md section 4. */
    public static final int MOST = 20;

    public Batch {
      questions = List.copyOf(questions);
      if (questions.isEmpty() || questions.size() > MOST) {
        throw new IllegalArgumentException("a batch of " + questions.size());
      }
    }
  }
}
