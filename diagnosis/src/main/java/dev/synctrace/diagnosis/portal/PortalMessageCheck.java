package dev.synctrace.diagnosis.portal;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.Cause.RequiredEvidence;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseMatcher;
import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.portal.PortalMessageCause.PortalCauseState;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks a text of the admin center up in the catalogue and checks each cause it can have against
 * the case. That the text was seen confirms nothing by itself: all its causes show that way.
 */
public final class PortalMessageCheck {
  private static final String USER = "site.portalUser";

  private final SiteContext site;
  private final CauseCatalogue catalogue;
  private final CauseMatcher matcher;

  public PortalMessageCheck(SiteContext site, CauseCatalogue catalogue) {
    this.site = site;
    this.catalogue = catalogue;
    this.matcher = new CauseMatcher(catalogue);
  }

  /** Every text the catalogue knows, in alphabetical order, without case once each. */
  public List<String> knownTexts() {
    Set<String> texts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    catalogue.all().forEach(cause -> texts.addAll(cause.portalMessages()));
    return List.copyOf(texts);
  }

  /**
   * The causes of a text, what is confirmed first, what is ruled out last; equal ones the surest
   * first, then by id.
   *
   * @param text as seen or remembered: case, quotes, dots and words around it do not matter, and a
   *     telling part is enough
   * @param user who saw it, by user principal name, account or Entra user id; null for the one in
   *     the case notes
   * @return empty when no cause is known by that text
   */
  public List<PortalMessageCause> check(String text, @Nullable String user) {
    PortalMessage seen = new PortalMessage(text);
    List<PortalMessageCause> checked = new ArrayList<>();
    for (Cause cause : catalogue.all()) {
      cause.portalMessages().stream()
          .filter(known -> seen.means(new PortalMessage(known)))
          .findFirst()
          .ifPresent(known -> checked.add(check(cause, known, user)));
    }
    checked.sort(
        Comparator.comparing(PortalMessageCause::state)
            .thenComparing(
                PortalMessageCause::grade, Comparator.nullsLast(Comparator.<Grade>reverseOrder()))
            .thenComparing(cause -> cause.cause().id()));
    return List.copyOf(checked);
  }

  private PortalMessageCause check(Cause cause, String known, @Nullable String user) {
    Map<String, String> told = new TreeMap<>(Map.of(CauseConditionCheck.TEXT, known));
    if (user != null) {
      told.put(USER, user);
    }
    SiteContext context = new SiteContextWithOptions(site, told);
    CauseConditionCheck causeSignals = new CauseConditionCheck(context);
    causeSignals.required(cause.when());
    causeSignals.supporting(cause.supports());
    Set<EvidenceItem> evidence = new LinkedHashSet<>(causeSignals.evidence());
    boolean excluded = excludes(cause, context, evidence);
    Optional<FoundCause> found =
        excluded || !causeSignals.anyShows() ? Optional.empty() : matcher.match(cause, context);
    PortalCauseState state = state(cause, context, excluded, found.isPresent());
    return new PortalMessageCause(
        cause,
        known,
        state,
        state == PortalCauseState.CONFIRMED ? found.map(FoundCause::grade).orElse(null) : null,
        List.copyOf(evidence),
        List.copyOf(causeSignals.notSeen()),
        state == PortalCauseState.REMAINS ? collect(cause, context, causeSignals) : List.of());
  }

  /** Whether the case rules it out; adds what does. */
  private static boolean excludes(Cause cause, SiteContext context, Set<EvidenceItem> evidence) {
    boolean excluded = false;
    for (Condition condition : cause.excludes()) {
      if (condition.evaluate(context) instanceof ConditionResult.Holds holds) {
        excluded = true;
        holds.evidence().stream()
            .map(piece -> EvidenceItem.against(piece.event(), piece.says()))
            .forEach(evidence::add);
      }
    }
    return excluded;
  }

  /** Silence of a log rules nothing out; causes.md section 4. */
  private static PortalCauseState state(
      Cause cause, SiteContext context, boolean excluded, boolean found) {
    List<ConditionResult> findings =
        cause.when().stream().map(condition -> condition.evaluate(context)).toList();
    boolean denied =
        findings.stream()
            .anyMatch(conditionResult ->
                conditionResult instanceof ConditionResult.Fails fails
                    && !fails.grade().isPossible());
    if (excluded || denied) {
      return PortalCauseState.RULED_OUT;
    }
    boolean whole = findings.stream().allMatch(ConditionResult.Holds.class::isInstance);
    return found && whole ? PortalCauseState.CONFIRMED : PortalCauseState.REMAINS;
  }

  /**
   * What would decide. The cause's own words for it go before the general ones, and what a note
   * would tell is asked for even where the case has notes of other things.
   */
  private static List<MissingEvidence> collect(
      Cause cause, SiteContext context, CauseConditionCheck causeSignals) {
    List<RequiredEvidence> needs =
        cause.needs().stream()
            .filter(need -> need.kind() == Kind.FACT_NOTE || !need.isMet(context.coverage()))
            .toList();
    Set<MissingEvidence> collect = new LinkedHashSet<>(causeSignals.missing());
    needs.stream().flatMap(PortalMessageCheck::inGeneralWords).forEach(collect::remove);
    needs.forEach(need -> collect.add(need.missing()));
    return List.copyOf(collect);
  }

  /** How {@link KindOrigins} would ask for the same. */
  private static Stream<MissingEvidence> inGeneralWords(RequiredEvidence need) {
    if (need.kind() != null) {
      return Stream.of(KindOrigins.howToGet(need.kind()));
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> KindOrigins.logsOf(kind).equals(List.of(String.valueOf(need.log()))))
        .map(KindOrigins::howToGet);
  }

  /**
   * A site with what was told on the command line, as if it were in the case notes. What is told
   * there goes before a note.
   */
  private static final class SiteContextWithOptions extends SiteContext {
    private static final String COMMAND_LINE = "command line";

    private final Map<String, String> told;

    /**
     * @param told values by the path of a note
     */
    SiteContextWithOptions(SiteContext site, Map<String, String> told) {
      super(site);
      this.told = told;
    }

    @Override
    public Optional<CaseNotesEntry> note(String path) {
      String value = told.get(path);
      return value == null ? super.note(path) : Optional.of(note(path, value));
    }

    private static CaseNotesEntry note(String path, String value) {
      Attributes attributes =
          Attributes.builder()
              .put(Attribute.NOTE_KEY, path)
              .put(Attribute.NOTE_VALUE, value)
              .build();
      return new CaseNotesEntry(
          path,
          value,
          new Event(
              null,
              null,
              null,
              COMMAND_LINE,
              1,
              1,
              COMMAND_LINE,
              null,
              null,
              Severity.INFO,
              Kind.FACT_NOTE,
              path + ": " + value,
              attributes));
    }
  }

  /**
   * A text of the admin center as people pass it on: from memory, in quotes, cut short, with words
   * around it. Two texts are compared by their words alone.
   */
  static final class PortalMessage {
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u00b4`]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Words that may be between two words of the known text. */
    private static final int EXTRA = 3;

    /** So many words of a known text in a row are enough to mean it. */
    private static final int TELLING = 3;

    private final List<String> words;

    PortalMessage(String text) {
      String plain = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
      this.words = BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    /**
     * Whether this is the known text, be it with more words around and in between, or a telling
     * part of it: three words in a row, or half of them where it is short.
     */
    boolean means(PortalMessage known) {
      if (words.isEmpty() || known.words.isEmpty()) {
        return false;
      }
      return holds(known.words) || (isTelling(known) && isPart(words, known.words));
    }

    private boolean isTelling(PortalMessage known) {
      return words.size() >= TELLING || words.size() * 2 >= known.words.size();
    }

    /** Whether all words of the other occur in order, close to one another. */
    private boolean holds(List<String> other) {
      for (int start = 0; start < words.size(); start++) {
        if (words.get(start).equals(other.getFirst()) && follows(other, start)) {
          return true;
        }
      }
      return false;
    }

    private boolean follows(List<String> other, int start) {
      int at = start;
      for (String word : other.subList(1, other.size())) {
        int end = Math.min(words.size(), at + EXTRA + 2);
        int found = words.subList(at + 1, end).indexOf(word);
        if (found < 0) {
          return false;
        }
        at += found + 1;
      }
      return true;
    }

    private static boolean isPart(List<String> part, List<String> whole) {
      for (int start = 0; start + part.size() <= whole.size(); start++) {
        if (whole.subList(start, start + part.size()).equals(part)) {
          return true;
        }
      }
      return false;
    }
  }
}
