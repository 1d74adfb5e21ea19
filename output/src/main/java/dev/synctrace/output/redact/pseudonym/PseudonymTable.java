package dev.synctrace.output.redact.pseudonym;

import dev.synctrace.parsers.model.Guid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one case that is to be replaced, with its pseudonyms. First it is filled, then
 * settled, then asked; what only turns up in a text while it is asked is taken in then.
 */
public final class PseudonymTable {
  private final NameDictionary names = new NameDictionary();
  private final GuidTable guids = new GuidTable();
  private final HostNameClassifier hosts = new HostNameClassifier();
  private final Set<String> issued = new HashSet<>();
  private final List<Subject> nameless = new ArrayList<>();
  private final PseudonymAssigner pseudonyms;
  private final @Nullable FormatPreservingIds forms;
  private boolean counts = true;

  public PseudonymTable(PseudonymAssigner pseudonyms) {
    this(pseudonyms, null);
  }

  /**
   * @param forms makes ids that have the form of what they replace; null for pseudonyms with a
   *     label, such as {@code device-0007.objectId}
   */
  public PseudonymTable(PseudonymAssigner pseudonyms, @Nullable FormatPreservingIds forms) {
    this.pseudonyms = pseudonyms;
    this.forms = forms;
  }

  private void met(Identifier identifier) {
    if (counts) {
      identifier.met();
    }
  }

  /** Whether replacements are counted from here on; they are at the beginning. */
  public void count(boolean on) {
    counts = on;
  }

  /** Whether what is shown has the form and the lines of what it replaces. */
  public boolean keepsForm() {
    return forms != null;
  }

  public NameDictionary names() {
    return names;
  }

  public HostNameClassifier hosts() {
    return hosts;
  }

  /**
   * Takes a name in.
   *
   * @return what it names; null when it is everybody's, or no name at all
   */
  @Nullable
  public Subject name(IdentifierClass of, @Nullable String written) {
    Identifier identifier = nameIdentifier(written);
    return identifier == null
        ? null
        : identifier.named(of, CharacterFolding.fold(identifier.written()));
  }

  /** As {@link #name}, for a text that is a name only where names are. */
  public void shyName(IdentifierClass of, String written) {
    Identifier identifier = names.add(written, true);
    if (identifier != null) {
      identifier.named(of, CharacterFolding.fold(identifier.written()));
    }
  }

  /** Takes in a further name of something, such as a user's display name. */
  public void alias(@Nullable String written, Subject owner) {
    Identifier identifier = nameIdentifier(written);
    if (identifier != null) {
      identifier.isId(owner.identifierClass, null, owner);
    }
  }

  /**
   * Takes in an id: a GUID, with or without {@code GUID:}, or any other text.
   *
   * @param owner what it is an id of, where its name is known
   */
  public void id(
      IdentifierClass of, @Nullable IdTypeSuffix label, String written, @Nullable Subject owner) {
    Identifier identifier = idIdentifier(written);
    if (identifier != null) {
      identifier.isId(of, label, owner);
    }
  }

  /** As {@link #id}, for a number that means other things as well. */
  public void ambiguousId(
      IdentifierClass of, IdTypeSuffix label, String written, @Nullable Subject owner) {
    Identifier identifier = names.add(written, true);
    if (identifier != null) {
      identifier.isId(of, label, owner);
    }
  }

  /** Says whose id it is, whatever was said before. */
  public void belongs(String id, Subject owner, IdTypeSuffix label) {
    Identifier identifier = idIdentifier(id);
    if (identifier != null) {
      identifier.belongsTo(owner, label);
    }
  }

  /** A thing that is known by an id only. */
  public Subject nameless(IdentifierClass of, String id) {
    Subject subject = new Subject(of, id.toLowerCase(Locale.ROOT), null);
    nameless.add(subject);
    return subject;
  }

  private @Nullable Identifier nameIdentifier(@Nullable String written) {
    if (written == null) {
      return null;
    }
    Identifier known = names.get(written);
    if (known != null) {
      return known;
    }
    return PublicNames.isPublic(CharacterFolding.fold(written.strip())) ? null : names.add(written);
  }

  /** A name with quotes is written with doubled ones in a CSV file. */
  private void addDoubledQuotes() {
    for (Identifier identifier : List.copyOf(names.all())) {
      Subject named = identifier.named();
      if (named != null && identifier.written().indexOf('"') >= 0) {
        Identifier doubled = names.add(identifier.written().replace("\"", "\"\""));
        if (doubled != null) {
          doubled.isId(identifier.handle().identifierClass, null, identifier.handle());
        }
      }
    }
  }

  private @Nullable Identifier idIdentifier(String written) {
    Guid guid = Guid.parse(written);
    if (guid == null) {
      return nameIdentifier(written);
    }
    Identifier known = guids.get(guid);
    if (known != null) {
      return known;
    }
    return PublicNames.isPublic(guid) ? null : guids.add(guid);
  }

  /** Gives everything its pseudonym. Nothing may be taken in from outside any more. */
  public void settle() {
    if (forms != null) {
      addDoubledQuotes();
    }
    List<Subject> all = new ArrayList<>();
    for (int i = 0; i < names.all().size(); i++) {
      Identifier identifier = names.all().get(i);
      adopt(identifier, names.key(i));
    }
    guids.eachByValue((guid, identifier) -> adopt(identifier, guid.toString()));
    for (Identifier identifier : names.all()) {
      for (Subject subject = identifier.named(); subject != null; subject = subject.next) {
        if (subject == identifier.handle() || subject.isOwner()) {
          all.add(subject);
        }
      }
    }
    all.addAll(nameless);
    nameless.clear();
    pseudonyms.settle(all, this::isName);
    all.forEach(subject -> issued.add(subject.pseudonym()));
    distinguish();
  }

  /** An id that no one's name is known for represents a thing of its own. */
  private void adopt(Identifier identifier, String id) {
    IdentifierClass orphan = identifier.orphanClass();
    if (orphan != null) {
      IdTypeSuffix label = identifier.label();
      identifier.belongsTo(nameless(orphan, id), label);
    }
    if (identifier.named() == null) {
      identifier.handle().owns(identifier.label());
    }
  }

  private void distinguish() {
    Map<Subject, Map<IdTypeSuffix, Integer>> counts = new HashMap<>();
    for (int i = 0; i < names.all().size(); i++) {
      distinguish(names.key(i), names.all().get(i), counts);
    }
    guids.eachByValue((guid, identifier) -> distinguish(guid.toString(), identifier, counts));
  }

  private void distinguish(
      String id, Identifier identifier, Map<Subject, Map<IdTypeSuffix, Integer>> counts) {
    IdTypeSuffix label = identifier.label();
    if (label != null && identifier.handle().hasSeveral(label)) {
      int nth =
          counts
              .computeIfAbsent(identifier.handle(), _ -> new EnumMap<>(IdTypeSuffix.class))
              .merge(label, 1, Integer::sum);
      identifier.distinguish(pseudonyms.distinction(id, nth));
    }
  }

  private boolean isName(String text) {
    return names.get(text) != null;
  }

  /** Whether a text is one of the pseudonyms given so far. */
  public boolean isIssued(String text) {
    return issued.contains(text);
  }

  /** The pseudonym of an identifier that is in a text; counted. */
  public String replacement(Identifier identifier) {
    met(identifier);
    return forms == null ? identifier.pseudonym() : forms.of(identifier);
  }

  /** The pseudonym of a GUID that is in a text; the text itself when it is everybody's. */
  public String replacement(Guid guid, String written) {
    Identifier known = guids.get(guid);
    if (known == null && PublicNames.isPublic(guid)) {
      return written;
    }
    Identifier identifier = known == null ? guids.add(guid) : known;
    if (!identifier.isOwned()) {
      identifier.belongsTo(newcomer(IdentifierClass.ID, guid.toString()), null);
    }
    if (identifier.places() == 0) {
      identifier.write(guid.toString());
    }
    met(identifier);
    return forms == null ? identifier.pseudonym() : forms.of(guid, written);
  }

  /** Whether the case itself names a GUID. */
  public boolean contains(Guid guid) {
    return guids.get(guid) != null;
  }

  /**
   * The pseudonym of a name that is in a text, whatever it names in the case; of that class when
   * the case does not know it. The text itself when it is a pseudonym or everybody's.
   */
  public String replacement(IdentifierClass of, String written) {
    String key = CharacterFolding.fold(written);
    if (isIssued(key) || PublicNames.isPublic(key)) {
      return written;
    }
    Identifier identifier = names.add(written);
    if (identifier == null) {
      return written;
    }
    if (identifier.named() == null && !identifier.isOwned()) {
      call(identifier.named(of, key));
    }
    return replacement(identifier);
  }

  private Subject newcomer(IdentifierClass of, String key) {
    Subject subject = new Subject(of, key, null);
    call(subject);
    return subject;
  }

  private void call(Subject subject) {
    pseudonyms.give(subject, this::isName);
    issued.add(subject.pseudonym());
  }

  /**
   * Returns what each pseudonym given so far represents, met or not: of the names of one thing the
   * first that was learnt.
   */
  public Map<String, String> originals() {
    Map<String, String> originals = new HashMap<>();
    for (int i = 0; i < names.all().size(); i++) {
      Identifier identifier = names.all().get(i);
      if (identifier.named() != null) {
        originals.putIfAbsent(identifier.pseudonym(), identifier.written());
      }
    }
    for (Identifier identifier : names.all()) {
      if (identifier.named() == null && identifier.isOwned()) {
        originals.putIfAbsent(identifier.pseudonym(), identifier.written());
      }
    }
    guids.eachByValue((guid, identifier) -> {
      if (identifier.isOwned()) {
        originals.putIfAbsent(identifier.pseudonym(), guid.toString());
      }
    });
    return originals;
  }

  /** Visits all that were replaced: names as they were learnt, then GUIDs by value. */
  public void forEachUsed(Consumer<Identifier> visitor) {
    names.all().stream().filter(name -> name.places() > 0).forEach(visitor);
    guids.eachByValue((_, identifier) -> {
      if (identifier.places() > 0) {
        visitor.accept(identifier);
      }
    });
  }
}
