package dev.synctrace.parsers.source;

import dev.synctrace.parsers.bundle.layout.BundleLayout;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Indications in a source about the machine that wrote it.
 *
 * @param names of the machine by its own records, each once and as first written: start of the
 *     client, dsregcmd, status messages of a component, the inbox that is local, events of an event
 *     log; the first {@link #MOST}
 * @param clients SMSIDs as which the machine registered, each once; the first {@link #MOST}
 * @param bundle the folder, file or archive that was given and has the source: a mark of where it
 *     was, a slash, and its name; null when unknown
 * @param layout the {@link dev.synctrace.parsers.bundle.layout.BundleLayout} that has such a source
 *     and no other has; null for any other source
 */
public record MachineClues(
    List<String> names, List<String> clients, @Nullable String bundle, @Nullable String layout) {
  /** More names or clients of one source tell no more. */
  static final int MOST = 8;

  /** Nothing is known. */
  public static final MachineClues NONE = new MachineClues(List.of(), List.of(), null, null);

  /** Processes the status messages of every component of the site. */
  private static final String STATUS_MANAGER = "statmgr";

  public MachineClues {
    names = List.copyOf(names);
    clients = List.copyOf(clients);
  }

  /** The same of a source in a bundle. */
  public MachineClues in(Path bundle) {
    Path place = bundle.toAbsolutePath().normalize();
    return in(place, String.valueOf(place.getFileName()));
  }

  /**
   * The same clues with the bundle they come from.
   *
   * @param name of the bundle, which may be another than its file's
   */
  public MachineClues in(Path bundle, String name) {
    Path place = bundle.toAbsolutePath().normalize();
    // Two bundles can have one name; a path itself may name a person.
    String mark = Integer.toHexString(place.toString().hashCode());
    return new MachineClues(names, clients, mark + "/" + name, layout);
  }

  /** Collects the clues of one source as its events pass. For one thread. */
  static final class Collector {
    private final List<String> names = new ArrayList<>(1);
    private final List<String> clients = new ArrayList<>(1);
    private @Nullable String layout;

    /** Adds what only a file of a known bundle has. */
    void add(BundleLayout.Mark mark) {
      layout = mark.layout();
      if (mark.device() != null) {
        add(mark.device());
      }
    }

    void add(Event event) {
      switch (event.kind()) {
        case CLIENT_STARTUP, FACT_DSREGCMD, COMPONENT_START ->
            keep(event, Attribute.HOST_NAME, names);
        case STATMSG -> {
          if (!event.log().toLowerCase(Locale.ROOT).contains(STATUS_MANAGER)) {
            keep(event, Attribute.HOST_NAME, names);
          }
        }
        case REGISTRATION_REGISTERED, REGISTRATION_ALREADY, REGISTRATION_REJECTED ->
            keep(event, Attribute.SMS_ID, clients);
        default -> {}
      }
    }

    /** Adds the name of a computer that a format found in its records. */
    void add(String computer) {
      keep(computer, names);
    }

    private static void keep(Event event, Attribute attribute, List<String> kept) {
      event.attributes().get(attribute).ifPresent(value -> keep(value, kept));
    }

    private static void keep(String value, List<String> kept) {
      if (kept.size() < MOST && kept.stream().noneMatch(value::equalsIgnoreCase)) {
        kept.add(value);
      }
    }

    MachineClues clues() {
      return new MachineClues(names, clients, null, layout);
    }
  }
}
