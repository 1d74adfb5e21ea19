package dev.synctrace.diagnosis.verdict;

import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of one stage of a member's or an action's path.
 *
 * @param says what is known of it, one plain sentence
 * @param event the record that says so; null when none does, or when it is not kept
 */
public record PathStep(PathStage stage, State state, String says, @Nullable Event event) {
  /** A stage of which the case has no record. */
  public static PathStep unknown(PathStage stage) {
    return new PathStep(stage, State.UNKNOWN, "Not enough data in this case", null);
  }

  /** The steps of a path in groups by the place where they happen. */
  public static List<List<PathStep>> groups(List<PathStep> path) {
    Map<String, List<PathStep>> groups = new LinkedHashMap<>();
    path.forEach(
        step -> groups.computeIfAbsent(step.stage().group(), _ -> new ArrayList<>()).add(step));
    return List.copyOf(groups.values());
  }

  /** How far it came. */
  public enum State {
    DONE("done"),
    FAILED("failed"),
    /** No record shows it though the log covers the time: here an action stopped. */
    STOPPED("stopped"),
    /** Nothing in the case tells. */
    UNKNOWN("unknown"),
    /** The member is not in the collection, so it need not happen. */
    NOT_NEEDED("notNeeded");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The name in JSON. */
    public String label() {
      return label;
    }
  }

  /** One stage of a path: what has to happen to a member or to an action, in its order. */
  public interface PathStage {
    /** The name in JSON, such as {@code tokenIssued}; unique in its path. */
    String label();

    /** The name in tables and pages, such as {@code token issued}. */
    String title();

    /** The place where it happens, such as {@code Client}, by which stages are shown in groups. */
    String group();
  }
}
