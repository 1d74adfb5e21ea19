package dev.synctrace.output.redact;

import dev.synctrace.diagnosis.identity.EventIdentifiers;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.IdentityTable;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.HostNameClassifier;
import dev.synctrace.output.redact.pseudonym.IdTypeSuffix;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.PublicNames;
import dev.synctrace.output.redact.pseudonym.Subject;
import dev.synctrace.output.redact.shape.HostShape;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns from a whole case who and what its texts can name: from what its events say by attribute,
 * and from forms in its texts. Reads every event once; what it holds grows with distinct names and
 * ids only. Which id is which: reference messages-server.md section 7.
 */
final class CaseNames {
  /** Whose host name is a managed device's, not a server's. */
  private static final Set<Kind> OF_DEVICES =
      EnumSet.of(
          Kind.FACT_SYSTEM,
          Kind.FACT_CLIENTKEY,
          Kind.FACT_COLLECTION_MEMBER,
          Kind.FACT_DEVICE,
          Kind.FACT_GROUP_MEMBER,
          Kind.FACT_DSREGCMD,
          Kind.FACT_NOTE,
          Kind.CLIENT_STARTUP,
          Kind.MPREGISTRATION_CERTIFICATE,
          Kind.AUDIT_DEVICE_ADDED,
          Kind.AUDIT_DEVICE_DELETED,
          Kind.AUDIT_DEVICE_UPDATED,
          Kind.AUDIT_DEVICE_REGISTERED);

  private static final Set<Kind> OF_APPS =
      EnumSet.of(Kind.FACT_APPLICATION, Kind.FACT_CREDENTIAL, Kind.FACT_SERVICEPRINCIPAL);

  private static final Set<Kind> OF_TENANTS =
      EnumSet.of(Kind.FACT_DSREGCMD, Kind.FACT_SITE_SETTINGS);

  /** Shorter numbers are counts, not resource ids. */
  private static final int FEWEST_DIGITS = 6;

  /** More words are no name of a person. */
  private static final int MOST_PARTS = 4;

  private static final int SHORTEST_PART = 3;

  /** A collection's id begins with the code of its site. */
  private static final int SITE_CODE = 3;

  private static final int COLLECTION_ID = 8;

  private final PseudonymTable pseudonyms;
  private final TextRedactor texts;
  private final HostShape hosts;
  private final IdentityTable identities = new IdentityTable();
  private final BitSet users = new BitSet();
  private final Set<String> cloudServices = new HashSet<>();
  private final Set<String> resourceIds = new HashSet<>();

  private CaseNames(PseudonymTable pseudonyms, TextRedactor texts) {
    this.pseudonyms = pseudonyms;
    this.texts = texts;
    this.hosts = new HostShape(pseudonyms.hosts());
  }

  /** Fills the lexicon and settles it. */
  static void learn(Case opened, PseudonymTable pseudonyms, TextRedactor texts) {
    CaseNames names = new CaseNames(pseudonyms, texts);
    for (Event event : opened.events().search(SearchRequest.all()).events()) {
      names.learn(event);
    }
    names.joinIds();
    for (SourceSummary source : opened.sources()) {
      names.folders(source.path());
    }
    pseudonyms.settle();
  }

  private void learn(Event event) {
    Attributes said = event.attributes();
    if (!said.values().isEmpty()) {
      tenant(event, said);
      pair(IdentifierClass.GROUP, said, Attribute.GROUP_ID, Attribute.GROUP_NAME);
      said.get(Attribute.COLLECTION_ID).ifPresent(this::site);
      pair(IdentifierClass.COLLECTION, said, Attribute.COLLECTION_ID, Attribute.COLLECTION_NAME);
      machine(event, said);
      person(event, said);
      app(event, said);
      actor(said);
      others(said);
      remember(event);
    }
    texts.learn(event.message());
  }

  private void tenant(Event event, Attributes said) {
    Subject tenant =
        OF_TENANTS.contains(event.kind())
            ? pseudonyms.name(IdentifierClass.TENANT, value(said, Attribute.NAME))
            : null;
    id(IdentifierClass.TENANT, IdTypeSuffix.ID, said, Attribute.TENANT_ID, tenant);
    id(IdentifierClass.HIERARCHY, null, said, Attribute.HIERARCHY_ID, null);
    said.get(Attribute.CLOUD_SERVICE_ID).ifPresent(cloudServices::add);
  }

  private void site(String collection) {
    if (collection.length() == COLLECTION_ID
        && !PublicNames.isPublic(CharacterFolding.fold(collection))) {
      pseudonyms.shyName(IdentifierClass.SITE, collection.substring(0, SITE_CODE));
    }
  }

  private void pair(IdentifierClass of, Attributes said, Attribute id, Attribute name) {
    Subject thing = pseudonyms.name(of, value(said, name));
    id(of, IdTypeSuffix.ID, said, id, thing);
  }

  private void machine(Event event, Attributes said) {
    boolean device = OF_DEVICES.contains(event.kind()) && !EventIdentifiers.isUser(event);
    Subject machine = null;
    String host = value(said, Attribute.HOST_NAME);
    if (host != null) {
      machine = machine(device ? IdentifierClass.DEVICE : IdentifierClass.HOST, host);
    }
    if (subject(event) == IdentifierClass.DEVICE) {
      Subject named = pseudonyms.name(IdentifierClass.DEVICE, memberName(event, said));
      machine = machine == null ? named : machine;
    }
    Subject owner = device ? machine : null;
    id(IdentifierClass.DEVICE, IdTypeSuffix.DEVICE_ID, said, Attribute.DEVICE_ID, owner);
    id(IdentifierClass.DEVICE, IdTypeSuffix.SMS_ID, said, Attribute.SMS_ID, owner);
    said.get(Attribute.RESOURCE_ID).ifPresent(resourceIds::add);
    said.get(Attribute.URL).ifPresent(texts::learn);
  }

  /** A name with dots is the machine's and its domain's. */
  private @Nullable Subject machine(IdentifierClass of, String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (!isDotted(name) || HostNameClassifier.isPublic(name)) {
      return isAddress(name) ? null : pseudonyms.name(of, host);
    }
    hosts.learn(name, pseudonyms);
    return pseudonyms.name(of, host.strip().substring(0, name.indexOf('.')));
  }

  /** Parts of letters, digits and hyphens with dots between; a letter in each but the first. */
  private static boolean isDotted(String name) {
    boolean letter = true;
    int part = 0;
    int parts = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        if (part == 0 || !letter) {
          return false;
        }
        parts++;
        part = 0;
        letter = false;
      } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-') {
        part++;
        letter |= Character.isLetter(c);
      } else {
        return false;
      }
    }
    return parts > 0 && part > 0 && letter;
  }

  /** Digits with dots, or hexadecimal digits with colons: found by its form. */
  private static boolean isAddress(String name) {
    boolean digits = name.indexOf('.') > 0;
    boolean colon = name.indexOf(':') >= 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      digits &= CharacterFolding.isDigit(c) || c == '.';
      colon &= CharacterFolding.isHex(c) || c == ':' || c == '.';
    }
    return digits || colon;
  }

  private static @Nullable String memberName(Event event, Attributes said) {
    return OF_TENANTS.contains(event.kind()) ? null : value(said, Attribute.NAME);
  }

  private void person(Event event, Attributes said) {
    Subject user = user(value(said, Attribute.USER_NAME));
    Subject account = user(value(said, Attribute.ACCOUNT_NAME));
    Subject person = user == null ? account : user;
    if (subject(event) == IdentifierClass.USER) {
      String shownName = value(said, Attribute.NAME);
      person = person == null ? user(shownName) : person;
      alias(shownName, person);
      id(IdentifierClass.USER, IdTypeSuffix.OBJECT_ID, said, Attribute.OBJECT_ID, person);
    }
    id(IdentifierClass.USER, IdTypeSuffix.OBJECT_ID, said, Attribute.USER_ID, person);
  }

  /** A user as a principal name, {@code DOMAIN\name} or a plain name; null when it is none. */
  private @Nullable Subject user(@Nullable String written) {
    if (written == null) {
      return null;
    }
    int display = displayName(written);
    if (display > 0) {
      Subject account = user(written.substring(0, display).strip());
      alias(written.substring(display + 1, written.length() - 1), account);
      return account;
    }
    int at = written.lastIndexOf('@');
    int slash = written.indexOf('\\');
    if (at > 0) {
      hosts.learnDomain(written.substring(at + 1).strip().toLowerCase(Locale.ROOT), pseudonyms);
      String local = written.substring(0, at);
      Subject person = pseudonyms.name(IdentifierClass.USER, local);
      partsOfName(local.replaceAll("[._-]+", " "), person);
      return person;
    }
    if (slash > 0 && !PublicNames.isPublic(written.toLowerCase(Locale.ROOT))) {
      pseudonyms.name(IdentifierClass.DOMAIN, written.substring(0, slash));
      return pseudonyms.name(IdentifierClass.USER, written.substring(slash + 1));
    }
    return pseudonyms.name(IdentifierClass.USER, written);
  }

  private void alias(@Nullable String name, @Nullable Subject of) {
    if (of != null && name != null && displayName(name) == 0) {
      pseudonyms.alias(name, of);
      partsOfName(name, of);
    }
  }

  /**
   * Where the display name in brackets begins that collections write behind an account, {@code
   * CONTOSO\alexw (Alex Wilber)}; 0 when there is none. The parts are replaced each, so that a copy
   * of the text reads as before.
   */
  private static int displayName(String name) {
    int slash = name.indexOf('\\');
    int bracket = name.indexOf(" (", Math.max(slash, 0));
    return slash > 0 && bracket > slash && name.endsWith(")") ? bracket + 1 : 0;
  }

  /**
   * Takes in how texts write the name of a person of whom a principal name or a display name is
   * known: first name and last name in either order, joined, and each alone. Words of logs are no
   * names of people.
   */
  private void partsOfName(@Nullable String name, @Nullable Subject of) {
    if (name == null || of == null || of.identifierClass != IdentifierClass.USER) {
      return;
    }
    String[] parts = name.strip().split("[ ,]+", -1);
    if (parts.length < 2 || parts.length > MOST_PARTS) {
      return;
    }
    for (String part : parts) {
      boolean letters = part.chars().allMatch(Character::isLetter);
      if (!letters || part.length() < 2 || PublicNames.isCommon(CharacterFolding.fold(part))) {
        return;
      }
    }
    String first = parts[0];
    String last = parts[parts.length - 1];
    pseudonyms.alias(String.join(" ", parts), of);
    pseudonyms.alias(last + ", " + first, of);
    pseudonyms.alias(last + " " + first, of);
    pseudonyms.alias(first + last, of);
    for (String part : parts) {
      if (part.length() >= SHORTEST_PART) {
        pseudonyms.alias(part, of);
      }
    }
  }

  private void app(Event event, Attributes said) {
    Subject app = null;
    IdentifierClass subject = subject(event);
    if (subject == IdentifierClass.APP) {
      app = pseudonyms.name(IdentifierClass.APP, value(said, Attribute.NAME));
      id(IdentifierClass.APP, IdTypeSuffix.OBJECT_ID, said, Attribute.OBJECT_ID, app);
      id(IdentifierClass.APP, IdTypeSuffix.APP_ID, said, Attribute.APP_ID, app);
    } else {
      id(IdentifierClass.APP, IdTypeSuffix.APP_ID, said, Attribute.APP_ID, null);
      if (subject == IdentifierClass.NAME) {
        pseudonyms.name(IdentifierClass.NAME, memberName(event, said));
      }
    }
    id(IdentifierClass.APP, IdTypeSuffix.APP_ID, said, Attribute.SERVER_APP_ID, null);
    if (subject == IdentifierClass.DEVICE || subject == IdentifierClass.GROUP) {
      id(subject, IdTypeSuffix.OBJECT_ID, said, Attribute.OBJECT_ID, null);
    }
  }

  private void actor(Attributes said) {
    boolean user = said.get(Attribute.ACTOR_KIND).orElse("user").equals("user");
    String name = value(said, Attribute.ACTOR_NAME);
    Subject actor = user(value(said, Attribute.ACTOR_UPN));
    if (actor == null && name != null) {
      actor = user ? user(name) : pseudonyms.name(IdentifierClass.APP, name);
    } else {
      alias(name, actor);
    }
    IdentifierClass of = user ? IdentifierClass.USER : IdentifierClass.APP;
    id(of, IdTypeSuffix.OBJECT_ID, said, Attribute.ACTOR_ID, actor);
    id(IdentifierClass.APP, IdTypeSuffix.APP_ID, said, Attribute.ACTOR_APP_ID, user ? null : actor);
  }

  private void others(Attributes said) {
    id(IdentifierClass.TASK, null, said, Attribute.TASK_GUID, null);
    for (Attribute text :
        List.of(Attribute.DETAIL, Attribute.CHANGES, Attribute.NOTE_VALUE, Attribute.FILE)) {
      said.get(text).ifPresent(texts::learn);
    }
    said.get(Attribute.TARGET_DEVICE_IDS)
        .ifPresent(targets -> {
          for (String target : targets.split("[^0-9]+", -1)) {
            if (target.length() >= FEWEST_DIGITS) {
              resourceIds.add(target);
            }
          }
        });
  }

  private void remember(Event event) {
    boolean user = EventIdentifiers.isUser(event);
    for (Id id : identities.add(event)) {
      if (user) {
        users.set(identities.number(id));
      }
    }
  }

  /** What an event's object id and name are about. */
  private static IdentifierClass subject(Event event) {
    if (OF_APPS.contains(event.kind())) {
      return IdentifierClass.APP;
    }
    if (EventIdentifiers.isUser(event)) {
      return IdentifierClass.USER;
    }
    if (event.kind() == Kind.FACT_GROUP) {
      return IdentifierClass.GROUP;
    }
    Optional<String> type = event.attributes().get(Attribute.MEMBER_TYPE);
    if (type.isEmpty()) {
      return OF_DEVICES.contains(event.kind()) ? IdentifierClass.DEVICE : IdentifierClass.NAME;
    }
    return switch (type.get().toLowerCase(Locale.ROOT)) {
      case "device" -> IdentifierClass.DEVICE;
      case "group" -> IdentifierClass.GROUP;
      case "serviceprincipal", "application", "app" -> IdentifierClass.APP;
      default -> IdentifierClass.NAME;
    };
  }

  private void id(
      IdentifierClass of,
      @Nullable IdTypeSuffix label,
      Attributes said,
      Attribute attribute,
      @Nullable Subject owner) {
    String written = value(said, attribute);
    if (written != null) {
      pseudonyms.id(of, label, written, owner);
    }
  }

  private static @Nullable String value(Attributes said, Attribute attribute) {
    return said.values().get(attribute);
  }

  /** Ids that the case proves to be one device's or user's come under one pseudonym. */
  private void joinIds() {
    for (String resource : resourceIds) {
      if (cloudServices.contains(resource)) {
        pseudonyms.ambiguousId(IdentifierClass.DEVICE, IdTypeSuffix.RESOURCE_ID, resource, null);
      } else {
        pseudonyms.id(IdentifierClass.DEVICE, IdTypeSuffix.RESOURCE_ID, resource, null);
      }
    }
    BitSet done = new BitSet();
    for (int number = 0; number < identities.size(); number++) {
      if (!done.get(number)) {
        int[] members = identities.members(number);
        Subject owner = owner(members);
        for (int member : members) {
          if (!done.get(member)) {
            Id id = identities.id(member);
            pseudonyms.belongs(id.value(), owner, label(id.type()));
            done.set(member);
          }
        }
      }
    }
  }

  private Subject owner(int[] members) {
    boolean user = false;
    for (int member : members) {
      user |= users.get(member);
    }
    for (String name : identities.names(members)) {
      Subject named = user ? user(name) : machine(IdentifierClass.DEVICE, name);
      if (named != null) {
        return named;
      }
    }
    return pseudonyms.nameless(
        user ? IdentifierClass.USER : IdentifierClass.DEVICE, identities.id(members[0]).value());
  }

  private static IdTypeSuffix label(IdType type) {
    return switch (type) {
      case SMS_ID -> IdTypeSuffix.SMS_ID;
      case RESOURCE_ID -> IdTypeSuffix.RESOURCE_ID;
      case DEVICE_ID -> IdTypeSuffix.DEVICE_ID;
      case OBJECT_ID -> IdTypeSuffix.OBJECT_ID;
    };
  }

  /**
   * Folders and archives of a bundle have machines' and customers' names. One that consists of
   * common words and of names known otherwise needs no name of its own.
   */
  private void folders(String path) {
    String[] steps = path.split("/", -1);
    for (int i = 0; i < steps.length; i++) {
      String name = MemberName.withoutArchiveEnding(steps[i]);
      if (i == steps.length - 1 && name.equals(steps[i])) {
        return;
      }
      if (texts.leavesUnknownWords(name)) {
        pseudonyms.name(IdentifierClass.FOLDER, name);
      }
    }
  }
}
