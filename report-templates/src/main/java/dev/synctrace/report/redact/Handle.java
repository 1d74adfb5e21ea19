package dev.synctrace.report.redact;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that gets a pseudonym: whatever has this name in this class. Things that share class
 * and name share the pseudonym, since a text that holds the name does not tell which is meant.
 */
final class Handle {
  final IdentifierClass identifierClass;

  /** Name or, for a nameless thing, id, in lower case. */
  final String key;

  /** The same name as another class knows it; null for the last. */
  final @Nullable Handle next;

  private @Nullable String pseudonym;
  private boolean owner;
  private Set<IdLabel> once = Set.of();
  private Set<IdLabel> often = Set.of();

  Handle(IdentifierClass identifierClass, String key, @Nullable Handle next) {
    this.identifierClass = identifierClass;
    this.key = key;
    this.next = next;
  }

  String pseudonym() {
    return Objects.requireNonNull(pseudonym, "no pseudonym yet");
  }

  void call(String name) {
    pseudonym = name;
  }

  /** Takes note of one of its ids or further names. */
  void owns(@Nullable IdLabel label) {
    owner = true;
    if (label == null) {
      return;
    }
    if (once.contains(label)) {
      often = with(often, label);
    } else {
      once = with(once, label);
    }
  }

  /** Whether ids or further names are shown as its own. */
  boolean isOwner() {
    return owner;
  }

  /** Whether several of its ids have that label. */
  boolean hasSeveral(IdLabel label) {
    return often.contains(label);
  }

  private static Set<IdLabel> with(Set<IdLabel> labels, IdLabel label) {
    Set<IdLabel> more = labels.isEmpty() ? EnumSet.noneOf(IdLabel.class) : labels;
    more.add(label);
    return more;
  }
}
