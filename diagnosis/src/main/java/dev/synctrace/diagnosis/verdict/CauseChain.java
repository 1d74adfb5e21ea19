package dev.synctrace.diagnosis.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chain of the causes of one member, from the root cause to its consequences.
 *
 * @param root the id of the root cause; empty where no cause fits
 * @param because for each found cause the ids of the found causes it follows from; none of those of
 *     the root
 */
public record CauseChain(Optional<String> root, Map<String, List<String>> because) {
  /** What a cause is to the answer. */
  public enum Role {
    /** It follows from no other found cause, and the answer begins with it. */
    ROOT,
    /** It follows from the root cause. */
    CONSEQUENCE,
    /** It fits beside the root cause. */
    OTHER
  }

  /** The chain of a member that has no cause. */
  public static final CauseChain NONE = new CauseChain(Optional.empty(), Map.of());

  public CauseChain {
    Map<String, List<String>> copied = new LinkedHashMap<>();
    because.forEach((id, ids) -> copied.put(id, List.copyOf(ids)));
    because = Map.copyOf(copied);
  }

  /** The ids of the causes that a cause follows from; empty when it follows from none. */
  public List<String> because(FoundCause cause) {
    return because.getOrDefault(cause.id(), List.of());
  }

  /** What a cause is to the answer. */
  public Role role(FoundCause cause) {
    if (root.filter(cause.id()::equals).isPresent()) {
      return Role.ROOT;
    }
    return root.isPresent() && follows(cause.id(), root.get()) ? Role.CONSEQUENCE : Role.OTHER;
  }

  /** The catalogue has no circles, so this ends. */
  private boolean follows(String id, String from) {
    return because.getOrDefault(id, List.of()).stream()
        .anyMatch(cause -> cause.equals(from) || follows(cause, from));
  }
}
