package dev.synctrace.output.redact.pseudonym;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that gets a pseudonym: whatever has this name in this class. Things that share class
 * and name share the pseudonym, since a text that holds the name does not tell which is meant.
 */
public final class Subject {
  public final IdentifierClass identifierClass;

  /** Name or, for a nameless thing, id, in lower case. */
  final String key;

  /** The same name as another class knows it; null for the last. */
  final @Nullable Subject next;

  private @Nullable String pseudonym;
  private boolean owner;

  /** Labels of one and of several of its ids, a bit each. */
  private int once;

  private int often;

  Subject(IdentifierClass identifierClass, String key, @Nullable Subject next) {
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
  void owns(@Nullable IdTypeSuffix label) {
    owner = true;
    if (label != null) {
      often |= once & label.bit();
      once |= label.bit();
    }
  }

  /** Whether ids or further names are shown as its own. */
  boolean isOwner() {
    return owner;
  }

  /** Whether several of its ids have that label. */
  boolean hasSeveral(IdTypeSuffix label) {
    return (often & label.bit()) != 0;
  }
}
