package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.fact.row.Columns;
import dev.synctrace.parsers.fact.row.FactShape;
import java.util.Locale;
import java.util.Optional;

/** Says what a JSON object is: by its type's name, by the list it is in, by its keys. */
final class JsonShape {
  private JsonShape() {}

  /** Empty for what is no fact, audit records above all. */
  static Optional<FactShape> of(JsonRow entry, JsonPageMetadata page) {
    if (new Columns(entry.keys()).areOfLogs() || entry.has("records")) {
      return Optional.empty();
    }
    if (entry.has("id", "objectid")) {
      FactShape relation = page.relation(isBareDirectoryObject(entry));
      boolean group = entry.has("grouptypes", "membershiprule");
      if (relation == null && !group) {
        relation = page.relationByPath();
      }
      if (relation != null) {
        return Optional.of(relation);
      }
    }
    return byType(entry.text("odatatype").orElse(""))
        .or(() -> bySet(page.context()))
        .or(() -> byKeys(entry));
  }

  /** What an empty page would have held. */
  static Optional<FactShape> ofEmpty(JsonPageMetadata page) {
    return Optional.ofNullable(page.relation(false))
        .or(() -> Optional.ofNullable(page.relationByPath()))
        .or(() -> bySet(page.context()));
  }

  /** What Get-MgGroupMember gives: only id and date are members, all else is in a bag. */
  private static boolean isBareDirectoryObject(JsonRow entry) {
    return entry.has("additionalproperties")
        && entry.has("deleteddatetime")
        && entry.text("odatatype").isPresent();
  }

  private static Optional<FactShape> byType(String type) {
    return FactShape.ofEntitySet(
        type.toLowerCase(Locale.ROOT).replace("#microsoft.graph.", "") + "s");
  }

  private static Optional<FactShape> bySet(String context) {
    int hash = context.indexOf('#');
    if (hash < 0) {
      return Optional.empty();
    }
    return FactShape.ofEntitySet(
        context.substring(hash + 1).split("[/(?]", 2)[0].toLowerCase(Locale.ROOT));
  }

  private static Optional<FactShape> byKeys(JsonRow entry) {
    return FactShape.ofKeys(entry::has)
        .or(() -> new Columns(entry.keys()).facts().stream().findFirst());
  }
}
