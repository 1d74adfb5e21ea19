package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import dev.synctrace.index.SourceSummary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sources lie on which client. Most lines of a client's logs name no id; the registration
 * does. A folder in which exactly one client registered is that client's, and so is every log
 * beside.
 */
final class ClientMachines {
  private static final Set<Kind> SELF =
      EnumSet.of(
          Kind.REGISTRATION_REGISTERED, Kind.REGISTRATION_ALREADY, Kind.REGISTRATION_REJECTED);

  private final CaseContext context;
  private final Map<String, Set<String>> clientsByFolder = new HashMap<>();

  ClientMachines(CaseContext context) {
    this.context = context;
    for (Event event : context.list(EventQuery.of(SELF).newest(10_000))) {
      String folder = folder(event.source());
      event
          .attributes()
          .get(Attribute.SMS_ID)
          .ifPresent(client ->
              clientsByFolder
                  .computeIfAbsent(folder, f -> new TreeSet<>())
                  .add(client.toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * The sources that lie on the machine of an identity, by path; none when no folder is its own.
   */
  List<String> sourcesOf(Identity identity) {
    List<String> own = identity.all(IdType.SMS_ID);
    List<String> sources = new ArrayList<>();
    for (Map.Entry<String, Set<String>> folder : clientsByFolder.entrySet()) {
      boolean isItsOwn = folder.getValue().size() == 1 && own.containsAll(folder.getValue());
      if (isItsOwn) {
        context.events().sources().stream()
            .map(SourceSummary::path)
            .filter(path -> folder(path).equals(folder.getKey()))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static String folder(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end);
  }
}
