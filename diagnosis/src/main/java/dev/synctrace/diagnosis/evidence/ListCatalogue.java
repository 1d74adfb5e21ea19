package dev.synctrace.diagnosis.evidence;

import dev.synctrace.diagnosis.evidence.ExportedList.Completeness;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All lists of a case and what each states. The one place that decides what a list proves: rules
 * ask it, and never whether there is any export. Lists that are later than the instant of the
 * answer, or of which nothing states the time while the answer is for an earlier instant, are not
 * in it.
 */
public final class ListCatalogue {
  private static final String NOTE_PREFIX = "exports.";
  private static final String NOTE_SUFFIX = ".at";
  private static final String PERHAPS_A_PAGE =
      "may be the last page of a request: another file in the folder has a next link";

  private static final String A_PAGE_LESS =
      "the names of the pages do not show that all pages are present";
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,6})\\D*$");

  /** From one page of a request to the next it takes less. */
  private static final Duration ONE_REQUEST = Duration.ofMinutes(10);

  private final Map<Kind, List<ExportedList>> byKind = new EnumMap<>(Kind.class);

  private ListCatalogue() {}

  /** Reads what every export of the case states. */
  public static ListCatalogue read(CaseEvents events, AsOf asOf) {
    ListCatalogue catalogue = new ListCatalogue();
    Map<String, Instant> noted = notedTimes(events);
    Map<String, List<Event>> pages = new TreeMap<>();
    for (Event export : events.find(EventQuery.of(Kind.FACT_EXPORT))) {
      if (includes(asOf, export, noted)) {
        pages.computeIfAbsent(key(export), _ -> new ArrayList<>()).add(export);
      }
    }
    for (List<Event> exports : pages.values()) {
      catalogue.add(exports, noted);
    }
    catalogue.byKind.replaceAll((_, lists) -> List.copyOf(lists));
    return catalogue;
  }

  /** All lists of a kind, by path. */
  public List<ExportedList> of(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** The lists of a kind that an owner has: those that name it, and those whose rows do. */
  public List<ExportedList> of(Kind kind, Attribute owner, String id) {
    return of(kind).stream()
        .filter(list -> list.exports().stream().anyMatch(export -> names(export, owner, id)))
        .toList();
  }

  /** Whether the case has such a list at all, be it an empty one. */
  public boolean has(Kind kind) {
    return byKind.containsKey(kind);
  }

  /** The kinds of which the case has a list. */
  public Set<Kind> kinds() {
    return byKind.isEmpty() ? Set.of() : EnumSet.copyOf(byKind.keySet());
  }

  /**
   * How surely a row that is in no list of the kind does not exist: complete where one list is and
   * none is newer; partial where nothing is said of what is missing.
   */
  public Completeness completeness(Kind kind) {
    return completeness(of(kind));
  }

  /** As {@link #completeness(Kind)}, of lists of one owner. */
  public static Completeness completeness(List<ExportedList> lists) {
    return newest(lists).stream()
        .map(ExportedList::completeness)
        .min(Comparator.naturalOrder())
        .orElse(Completeness.PARTIAL);
  }

  /** The newest of them: those without a stated time, else the latest. Others are outdated. */
  public static List<ExportedList> newest(List<ExportedList> lists) {
    if (lists.stream().anyMatch(list -> list.asOf().isEmpty())) {
      return lists.stream().filter(list -> list.asOf().isEmpty()).toList();
    }
    Optional<Instant> latest =
        lists.stream().map(ExportedList::asOf).flatMap(Optional::stream).max(Instant::compareTo);
    return lists.stream().filter(list -> list.asOf().equals(latest)).toList();
  }

  private static boolean names(Event export, Attribute owner, String id) {
    return export.attributes().get(owner).filter(id::equalsIgnoreCase).isPresent();
  }

  /**
   * Undated lists count as of the end of the case, and so do those taken after its last record; the
   * time of a file is only a hint.
   */
  private static boolean includes(AsOf asOf, Event export, Map<String, Instant> noted) {
    Instant time = time(export, noted);
    return asOf.includesTheEnd() || (time != null && !time.isAfter(asOf.at()));
  }

  private static @Nullable Instant time(Event export, Map<String, Instant> noted) {
    return export.time() != null ? export.time() : noted.get(export.source());
  }

  /** What the engineer noted of exports that do not state their time. */
  private static Map<String, Instant> notedTimes(CaseEvents events) {
    Map<String, Instant> noted = new HashMap<>();
    for (Event note : events.find(EventQuery.of(Kind.FACT_NOTE))) {
      String key = note.attributes().get(Attribute.NOTE_KEY).orElse("");
      if (key.startsWith(NOTE_PREFIX) && key.endsWith(NOTE_SUFFIX)) {
        String file = key.substring(NOTE_PREFIX.length(), key.length() - NOTE_SUFFIX.length());
        note.attributes()
            .get(Attribute.NOTE_VALUE)
            .flatMap(ListCatalogue::instant)
            .ifPresent(time -> noted.put(file, time));
      }
    }
    return noted;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()));
    } catch (DateTimeException _) {
      return Optional.empty(); // the note's own problem is told where it is read
    }
  }

  /** Pages of one request are in one folder and link to each other; other files are lists apart. */
  private static String key(Event export) {
    String fact = export.attributes().get(Attribute.FACT).orElse("");
    String source = export.source();
    String owner =
        export
            .attributes()
            .get(Attribute.GROUP_ID)
            .or(() -> export.attributes().get(Attribute.COLLECTION_ID))
            .orElse("");
    boolean page = source.toLowerCase(Locale.ROOT).endsWith(".json");
    String place = page ? source.substring(0, source.lastIndexOf('/') + 1) : source;
    return fact + "|" + owner.toLowerCase(Locale.ROOT) + "|" + place;
  }

  private void add(List<Event> exports, Map<String, Instant> noted) {
    Optional<Kind> kind =
        exports.getFirst().attributes().get(Attribute.FACT).flatMap(Kind::byLabel);
    if (kind.isEmpty()) {
      return;
    }
    List<ExportedList> lists = byKind.computeIfAbsent(kind.get(), _ -> new ArrayList<>());
    requests(exports, noted).forEach(pages -> addRequest(kind.get(), pages, noted, lists));
  }

  /** Pages that were fetched long after the one before are those of another request. */
  private static Collection<List<Event>> requests(List<Event> exports, Map<String, Instant> noted) {
    List<List<Event>> requests = new ArrayList<>();
    List<Event> timed =
        exports.stream()
            .filter(page -> time(page, noted) != null)
            .sorted(Comparator.comparing(page -> Objects.requireNonNull(time(page, noted))))
            .toList();
    Instant before = UnboundedInstants.BEFORE_ALL;
    for (Event page : timed) {
      Instant time = Objects.requireNonNull(time(page, noted));
      if (requests.isEmpty() || before.plus(ONE_REQUEST).isBefore(time)) {
        requests.add(new ArrayList<>());
      }
      requests.getLast().add(page);
      before = time;
    }
    List<Event> undated = exports.stream().filter(page -> time(page, noted) == null).toList();
    if (!undated.isEmpty()) {
      requests.add(undated);
    }
    return requests;
  }

  private static void addRequest(
      Kind kind, List<Event> pages, Map<String, Instant> noted, List<ExportedList> lists) {
    List<Event> linking = pages.stream().filter(ListCatalogue::hasNextPage).toList();
    List<Event> last = pages.stream().filter(export -> !hasNextPage(export)).toList();
    long links =
        linking.stream()
            .map(page -> page.attributes().get(Attribute.NEXT_LINK).orElseThrow())
            .distinct()
            .count();
    if (links < linking.size()) {
      // Two first pages: of two requests, of which the rest cannot be told apart.
      pages.forEach(page -> lists.add(statement(kind, List.of(page), List.of(page), noted)));
      return;
    }
    if (!linking.isEmpty() && last.size() == 1) {
      ExportedList whole = statement(kind, pages, last, noted);
      lists.add(areNumberedInOrder(linking, last.getFirst()) ? whole : whole.doubted(A_PAGE_LESS));
      return;
    }
    if (!linking.isEmpty()) {
      lists.add(statement(kind, linking, linking, noted));
    }
    last.forEach(export -> {
      ExportedList alone = statement(kind, List.of(export), List.of(export), noted);
      lists.add(linking.isEmpty() ? alone : alone.doubted(PERHAPS_A_PAGE));
    });
  }

  /**
   * Whether the names of the files leave no page out: 1, 2, 3, or none, 2, 3; the last at the end.
   */
  private static boolean areNumberedInOrder(List<Event> linking, Event last) {
    List<Integer> numbers = new ArrayList<>(linking.stream().map(ListCatalogue::number).toList());
    Collections.sort(numbers);
    numbers.add(number(last));
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) != numbers.get(i - 1) + 1) {
        return false;
      }
    }
    return true;
  }

  /** The last number in the name of a page's file; 1 where it has none. */
  private static int number(Event page) {
    String name = page.source().substring(page.source().lastIndexOf('/') + 1);
    Matcher number = LAST_NUMBER.matcher(name);
    return number.find() ? Integer.parseInt(number.group(1)) : 1;
  }

  private static boolean hasNextPage(Event export) {
    return export.attributes().get(Attribute.NEXT_LINK).isPresent();
  }

  /**
   * @param deciding the pages whose own completeness is that of the list
   */
  private static ExportedList statement(
      Kind kind, List<Event> pages, List<Event> deciding, Map<String, Instant> noted) {
    Event worst =
        deciding.stream().max(Comparator.comparing(ListCatalogue::completenessOf)).orElseThrow();
    Set<Attribute> idTypes = EnumSet.noneOf(Attribute.class);
    long rows = 0;
    for (Event page : pages) {
      for (String label : page.attributes().get(Attribute.ID_TYPES).orElse("").split(" ")) {
        Attribute.byLabel(label).ifPresent(idTypes::add);
      }
      rows += page.attributes().number(Attribute.RECORD_COUNT).orElse(0);
    }
    return new ExportedList(
        kind,
        pages.stream().map(Event::source).distinct().sorted().toList(),
        pages,
        pages.stream().allMatch(ListCatalogue::namesOwner),
        completenessOf(worst),
        worst.attributes().get(Attribute.COMPLETENESS_REASON).orElse(""),
        pages.stream()
            .map(page -> time(page, noted))
            .filter(Objects::nonNull)
            .min(Instant::compareTo),
        idTypes,
        rows);
  }

  private static boolean namesOwner(Event export) {
    return export
        .attributes()
        .get(Attribute.GROUP_FROM)
        .map(from -> !from.equals("unknown"))
        .orElse(true);
  }

  private static Completeness completenessOf(Event export) {
    return switch (export.attributes().get(Attribute.COMPLETE).orElse("unknown")) {
      case "true" -> Completeness.COMPLETE;
      case "false" -> Completeness.PARTIAL;
      default -> Completeness.UNKNOWN;
    };
  }
}
