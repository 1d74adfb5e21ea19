package dev.synctrace.report.view;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.EventErrorNotes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a case holds fit to be shown: redacted, with characters that would disturb the page
 * made visible, times in the reader's zone. The one way from the case into a view. For one thread
 * and one case.
 */
public final class ViewFormatter {
  /** Of a longer text the display is cut, never the case. */
  private static final int LONGEST = 2_000;

  private static final int LONGEST_NAME = 160;

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z| UTC)");

  private static final int SENTENCES = 1_000;
  private static final int QUOTES = 200;

  /** Sentences that are shown as they are: the same few are said of most members. */
  private final Set<String> asWritten = new HashSet<>();

  /** Each record of a member is quoted in several places. */
  private final Map<Event, QuoteView> quotes = new IdentityHashMap<>();

  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, String> instants = new HashMap<>();
  private final Redaction redaction;
  private final ZoneId zone;
  private final RecordLinks links;

  public ViewFormatter(Redaction redaction, ZoneId zone) {
    this(redaction, zone, RecordLinks.NONE);
  }

  /** Creates a formatter for pages on which citations are links. */
  public ViewFormatter(Redaction redaction, ZoneId zone, RecordLinks links) {
    this.redaction = redaction;
    this.zone = zone;
    this.links = links;
  }

  /** A text of the case. */
  public String text(String written) {
    String redacted = redaction.text(written);
    String visible = ControlCharacters.of(redacted);
    return visible.length() <= LONGEST
        ? visible
        : visible.substring(0, LONGEST)
            + EnglishFormat.of("… (%,d more characters)", visible.length() - LONGEST);
  }

  /** A name, which no one reads beyond a line; records that are quoted have it whole. */
  public String name(String written) {
    String name = text(written);
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  /**
   * A name that who reads the page has given, such as that of the case. It is no text of the case:
   * nothing in it is masked unless names are replaced.
   */
  public String givenName(String written) {
    if (redaction.replacesNames()) {
      return name(written);
    }
    String name = ControlCharacters.of(written);
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  /** As {@link #text}; nothing stays nothing. */
  public @Nullable String textOrNull(@Nullable String written) {
    return written == null ? null : text(written);
  }

  public List<String> texts(List<String> written) {
    return written.stream().map(this::text).toList();
  }

  /** A sentence of the diagnosis: instants in it are told in the reader's zone. */
  public String sentence(String written) {
    if (asWritten.contains(written)) {
      return written;
    }
    String sentence =
        INSTANT
            .matcher(text(written))
            .replaceAll(match -> Matcher.quoteReplacement(inZone(match.group())));
    if (sentence.equals(written)) {
      if (asWritten.size() >= SENTENCES) {
        asWritten.clear(); // of a few members only; what is said of most comes in at once
      }
      asWritten.add(written);
    }
    return sentence;
  }

  private String source(String path) {
    if (sources.size() >= SENTENCES) {
      sources.clear();
    }
    return sources.computeIfAbsent(path, this::text);
  }

  public TimeView time(@Nullable Instant instant) {
    return instant == null ? TimeView.NONE : new TimeView(instant, zone);
  }

  /** A record as it is quoted. */
  public QuoteView quote(Event event) {
    if (quotes.size() >= QUOTES) {
      quotes.clear();
    }
    return quotes.computeIfAbsent(event, this::quoted);
  }

  private QuoteView quoted(Event event) {
    return new QuoteView(
        source(event.source()),
        event.line(),
        citation(event),
        time(event.time()),
        text(event.message()),
        notes(event));
  }

  /** Returns where a record is, with its address. */
  public CitationView citation(Event event) {
    return new CitationView(
        source(event.source()) + ":" + event.line(),
        links.record(event.source(), event.line()),
        event.time() == null ? "" : links.around(event.source(), event.line()));
  }

  /** Returns the address of a log; empty where the page has none. */
  public String logAddress(String source) {
    return links.log(source);
  }

  /** What the error codes and the HTTP status of a record mean. */
  public List<String> notes(Event event) {
    return EventErrorNotes.of(event);
  }

  public List<EvidenceView> evidence(List<EvidenceItem> evidence) {
    return evidence.stream()
        .map(piece ->
            new EvidenceView(piece.supports(), sentence(piece.says()), quote(piece.event())))
        .toList();
  }

  public List<MissingView> missing(List<MissingEvidence> missing) {
    return missing.stream()
        .map(thing -> new MissingView(sentence(thing.what()), text(thing.how())))
        .toList();
  }

  /** The name where there is one, else the id. */
  public String named(@Nullable String name, @Nullable String id) {
    return Optional.ofNullable(name)
        .or(() -> Optional.ofNullable(id))
        .map(this::name)
        .orElse("not known");
  }

  /** The zone of the report for people, such as {@code Europe/Berlin}. */
  public String zoneName() {
    return isUtc() ? "UTC" : zone.getId();
  }

  public boolean isUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  public ZoneId zone() {
    return zone;
  }

  /** Many members are synchronized in the same second. */
  private String inZone(String iso) {
    if (instants.size() >= SENTENCES) {
      instants.clear();
    }
    return instants.computeIfAbsent(iso, this::parsed);
  }

  private String parsed(String iso) {
    try {
      Instant instant = Instant.parse(iso.replace(" UTC", "Z").replace(' ', 'T'));
      return time(instant).local() + " " + offset(instant);
    } catch (DateTimeException e) {
      // Looks like a time and is none: a name of the case can have any digits.
      return iso;
    }
  }

  private String offset(Instant instant) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
  }
}
