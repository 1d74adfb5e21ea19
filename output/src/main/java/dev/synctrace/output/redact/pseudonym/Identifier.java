package dev.synctrace.output.redact.pseudonym;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A name or an id to replace: whose it is, and how often it was. */
public final class Identifier {
  /** As first written; for a GUID in lower case once it was replaced, until then null. */
  private @Nullable String written;

  /** Whether the text is so short or so common a word that it is a name only where names are. */
  private final boolean shy;

  /** What it is the name of, one for each class; null for an id. */
  private @Nullable Subject named;

  /** What it is an id or a further name of. */
  private @Nullable Subject owner;

  /** The class of an id, whether its owner is known or not; null for a name. */
  private @Nullable IdentifierClass ownerClass;

  /** Which id of its owner it is; null for a name and where no label is needed. */
  private @Nullable IdTypeSuffix label;

  /** Tells it from other ids of the owner with the same label; empty when it is the only one. */
  private String distinction = "";

  /** Made when it is first shown. */
  private @Nullable String pseudonym;

  private long places;

  Identifier(@Nullable String written, boolean shy) {
    this.written = written;
    this.shy = shy;
  }

  boolean shy() {
    return shy;
  }

  /** The thing of that class that it names; made when there is none. */
  Subject named(IdentifierClass identifierClass, String key) {
    for (Subject subject = named; subject != null; subject = subject.next) {
      if (subject.identifierClass == identifierClass) {
        return subject;
      }
    }
    named = new Subject(identifierClass, key, named);
    return named;
  }

  /** The things it names, each leading to the next; null when it is an id. */
  @Nullable Subject named() {
    return named;
  }

  /**
   * Says what it is an id of. The first owner that is known stays; of classes, the one that says
   * more.
   */
  void isId(IdentifierClass of, @Nullable IdTypeSuffix idLabel, @Nullable Subject ownerByName) {
    if (owner != null) {
      return;
    }
    if (ownerClass == null || of.compareTo(ownerClass) < 0) {
      ownerClass = of;
      label = idLabel;
    }
    if (ownerByName != null && ownerClass == of) {
      owner = ownerByName;
    }
  }

  /** Says whose it is, whatever was said before. */
  void belongsTo(Subject subject, @Nullable IdTypeSuffix idLabel) {
    owner = subject;
    ownerClass = subject.identifierClass;
    label = idLabel;
  }

  boolean isOwned() {
    return owner != null;
  }

  /** The class of an id that lacks an owner; null when it has one or is a name. */
  @Nullable IdentifierClass orphanClass() {
    return owner == null && named == null ? ownerClass : null;
  }

  /** What represents it: an owner, or of the things of its name the one of the first class. */
  public Subject handle() {
    Subject shown = Objects.requireNonNull(named == null ? owner : named);
    for (Subject other = shown.next; other != null && named != null; other = other.next) {
      shown = other.identifierClass.compareTo(shown.identifierClass) < 0 ? other : shown;
    }
    return shown;
  }

  /** Which id it is; null for a name. */
  @Nullable IdTypeSuffix label() {
    return named == null ? label : null;
  }

  void distinguish(String from) {
    distinction = from;
  }

  /** What is shown in its place. */
  public String pseudonym() {
    String known = pseudonym;
    if (known == null) {
      IdTypeSuffix shown = label();
      String thing = handle().pseudonym();
      known = shown == null ? thing : thing + "." + shown.word() + distinction;
      pseudonym = known;
    }
    return known;
  }

  /** Counts a place where it was replaced. */
  void met() {
    places++;
  }

  /** Notes what a GUID looks like. */
  void write(String text) {
    written = text;
  }

  public long places() {
    return places;
  }

  public String written() {
    return Objects.requireNonNull(written);
  }
}
