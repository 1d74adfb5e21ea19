package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the root cause among those that fit one member.
 *
 * <p>A cause follows from another found one where the catalogue says that it can ({@code because})
 * and the other is at least as sure as LIKELY, or as sure as itself: what is only possible explains
 * nothing that is known. The root follows from none; of several the one in whose chain the surest
 * cause is, then the surest, then one that a logged or audited failure shows, then the one that
 * most others follow from.
 */
public final class ChainFinder {
  private final CauseCatalogue catalogue;

  public ChainFinder(CauseCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The chain of the causes of one member.
   *
   * @param causes best first
   */
  public CauseChain find(List<FoundCause> causes) {
    if (causes.isEmpty()) {
      return CauseChain.NONE;
    }
    Map<String, List<String>> because = new LinkedHashMap<>();
    for (FoundCause cause : causes) {
      because.put(cause.id(), because(cause, causes));
    }
    CauseChain links = new CauseChain(Optional.empty(), because);
    Optional<FoundCause> root =
        causes.stream()
            .filter(cause -> links.because(cause).isEmpty())
            .min(
                Comparator.comparing((FoundCause cause) -> surest(cause, causes, because))
                    .thenComparing(FoundCause::grade)
                    .reversed()
                    .thenComparing(cause -> !showsFailure(cause))
                    .thenComparing(cause -> -consequences(cause, causes, because)));
    return new CauseChain(root.map(FoundCause::id), because);
  }

  /** The causes of one member in the order of an answer: the root, what follows from it, others. */
  public static List<FoundCause> inOrder(List<FoundCause> causes, CauseChain chain) {
    List<FoundCause> ordered = new ArrayList<>(causes);
    ordered.sort(Comparator.comparing(chain::role));
    return ordered;
  }

  private List<String> because(FoundCause cause, List<FoundCause> causes) {
    List<String> declared = catalogue.byId(cause.id()).map(Cause::because).orElse(List.of());
    return causes.stream()
        .filter(other -> declared.contains(other.id()))
        .filter(other -> explains(other, cause))
        .map(FoundCause::id)
        .toList();
  }

  private static boolean explains(FoundCause upstream, FoundCause cause) {
    return !upstream.grade().isPossible() || cause.grade().isPossible();
  }

  /** Whether a record of a failure shows it, rather than what an export or a note lacks. */
  private static boolean showsFailure(FoundCause cause) {
    return cause.evidence().stream()
        .filter(EvidenceItem::supports)
        .anyMatch(piece -> piece.event().severity() == Severity.ERROR);
  }

  /** The grade of the surest cause of a chain that begins with this one. */
  private static Grade surest(
      FoundCause root, List<FoundCause> causes, Map<String, List<String>> because) {
    CauseChain chain = new CauseChain(Optional.of(root.id()), because);
    return causes.stream()
        .filter(cause -> chain.role(cause) != CauseChain.Role.OTHER)
        .map(FoundCause::grade)
        .max(Comparator.naturalOrder())
        .orElse(root.grade());
  }

  private static long consequences(
      FoundCause root, List<FoundCause> causes, Map<String, List<String>> because) {
    CauseChain chain = new CauseChain(Optional.of(root.id()), because);
    return causes.stream()
        .filter(cause -> chain.role(cause) == CauseChain.Role.CONSEQUENCE)
        .count();
  }
}
