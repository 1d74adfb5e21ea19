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
 * Which sources lie on which client. Most lines of a client's logs name no ID; the registration
 * does. A folder in which exactly one client registered is that client's, and so is every log
 * beside. A folder in which none did is of the device that has its name, which is less sure.
 */
final class ClientMachines {
  private static final Set<Kind> SELF =
      EnumSet.of(
          Kind.REGISTRATION_REGISTERED, Kind.REGISTRATION_ALREADY, Kind.REGISTRATION_REJECTED);

  /** Folders of logs that every machine has. */
  private static final Set<String> GENERAL = Set.of("logs", "ccm", "windows", "c$", "c");

  private final CaseContext context;
  private final Map<String, Set<String>> clientsByFolder = new HashMap<>();
  private final Map<String, List<String>> foldersByName = new HashMap<>();
  private final Map<String, List<String>> sourcesByFolder = new HashMap<>();

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
    for (SourceSummary source : context.events().sources()) {
      String folder = folder(source.path());
      sourcesByFolder.computeIfAbsent(folder, f -> new ArrayList<>()).add(source.path());
    }
    for (String folder : sourcesByFolder.keySet()) {
      if (!clientsByFolder.containsKey(folder)) {
        foldersByName.computeIfAbsent(name(folder), n -> new ArrayList<>()).add(folder);
      }
    }
  }

  /**
   * The sources that lie on the machine of an identity, by path; none when no folder is its own.
   */
  List<String> sourcesOf(Identity identity) {
    List<String> own = identity.all(IdType.SMS_ID);
    List<String> sources = new ArrayList<>();
    clientsByFolder.forEach((folder, clients) -> {
      if (clients.size() == 1 && own.containsAll(clients)) {
        sources.addAll(sourcesByFolder.getOrDefault(folder, List.of()));
      }
    });
    if (sources.isEmpty()) {
      List<String> folders =
          identity.names().stream()
              .flatMap(name -> foldersByName.getOrDefault(host(name), List.of()).stream())
              .distinct()
              .toList();
      if (!folders.isEmpty() && isOnlyOne(identity)) {
        folders.forEach(folder -> sources.addAll(sourcesByFolder.getOrDefault(folder, List.of())));
      }
    }
    return sources;
  }

  /** Whether no other client has its name: a folder may be any of theirs. */
  private boolean isOnlyOne(Identity identity) {
    List<String> names = identity.names();
    EventQuery named =
        EventQuery.of(Kind.FACT_SYSTEM, Kind.FACT_COLLECTION_MEMBER, Kind.FACT_DEVICE)
            .naming(Attribute.HOST_NAME, names)
            .naming(Attribute.NAME, names);
    return context.events().values(named, Attribute.SMS_ID).size() <= 1
        && context.events().values(named, Attribute.OBJECT_ID).size() <= 1;
  }

  /** Whether only the name of its folder tells whose machine wrote a source. */
  boolean isKnownByFolderName(String source) {
    return !clientsByFolder.containsKey(folder(source));
  }

  private static String folder(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end);
  }

  /** The folder that has a machine's name: above {@code Logs} and {@code CCM}, if these follow. */
  private static String name(String folder) {
    String rest = folder;
    String name = host(rest.substring(rest.lastIndexOf('/') + 1));
    while (GENERAL.contains(name) && rest.lastIndexOf('/') > 0) {
      rest = rest.substring(0, rest.lastIndexOf('/'));
      name = host(rest.substring(rest.lastIndexOf('/') + 1));
    }
    return name;
  }

  private static String host(String name) {
    int dot = name.indexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
  }
}
