package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.index.lucene.name.IdNameIndex;
import dev.synctrace.index.lucene.name.IdNameIndex.NamedId;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.action.TraceView;
import dev.synctrace.report.view.member.MemberView;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the names of what the answers of a case are about, with the page of each. For one
 * thread.
 */
final class AnswerNames implements AutoCloseable {
  /** Administrators: the same few press most actions. */
  private static final int MOST_USERS = 10_000;

  private final IdNameIndex.Writer names;
  private final CaseId id;
  private final ViewFormatter formatter;
  private final Set<String> users = new HashSet<>();

  AnswerNames(Path folder, CaseId id, ViewFormatter formatter) throws IOException {
    this.names = new IdNameIndex.Writer(folder);
    this.id = id;
    this.formatter = formatter;
  }

  /**
   * Adds a member by the IDs that are surely its own and no other number: any number of eight
   * digits may be a resource ID.
   *
   * @param best the ID that its page is opened by
   */
  void add(MemberView member, String best) throws IOException {
    names.add(
        new NamedId(
            member.name(),
            member.device() ? "device" : "user",
            id.address() + "/members/explain?id=" + encoded(best)),
        member.ids().stream()
            .filter(each -> each.trusted() && each.type() != IdType.RESOURCE_ID)
            .map(MemberView.IdView::value)
            .toList());
  }

  /** Adds the collections and groups of the case. */
  void addMappings(Diagnosis diagnosis) throws IOException {
    for (Mapping mapping : diagnosis.mappings()) {
      add(mapping.groupName(), mapping.groupId(), "group");
      add(mapping.collectionName(), mapping.collectionId(), "collection");
    }
  }

  /** Adds an action and who pressed it. */
  void add(ExplainedAction action, TraceView view, String address) throws IOException {
    ActionIds ids = action.trace().ids();
    if (ids.taskGuid() != null) {
      names.add(
          new NamedId(view.what() + ": " + view.outcome().label(), "action", address),
          List.of(ids.taskGuid()));
    }
    String user = action.user().id();
    if (user != null && users.size() < MOST_USERS && users.add(user)) {
      add(action.user().name(), user, "user");
    }
  }

  private void add(@Nullable String name, @Nullable String written, String type)
      throws IOException {
    if (name != null && written != null) {
      names.add(
          new NamedId(
              formatter.name(name),
              type,
              id.address() + "/search?q=" + encoded("\"" + written + "\"")),
          List.of(written));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    names.close();
  }
}
