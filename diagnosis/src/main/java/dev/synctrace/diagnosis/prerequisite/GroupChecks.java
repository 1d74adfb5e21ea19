package dev.synctrace.diagnosis.prerequisite;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ExportedList.Completeness;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The prerequisites of one group; seeds 001 and 002, causes S09, S11 and S26 to S28. */
final class GroupChecks {
  private final MappingContext context;
  private final String group;

  GroupChecks(MappingContext context) {
    this.context = context;
    String name = context.mapping().groupName();
    this.group = name == null ? context.mapping().groupId() : name;
  }

  List<Prerequisite> all() {
    return List.of(
        owner(),
        flag("is assigned, not dynamic (S11)", Attribute.MEMBERSHIP_TYPE, "assigned"),
        flag("is not mail-enabled (S28)", Attribute.MAIL_ENABLED, "false"),
        flag(
            "is not synchronized from on-premises Active Directory (S27)",
            Attribute.ON_PREMISES_SYNC,
            "false"),
        flag("is not role-assignable (S26)", Attribute.ROLE_ASSIGNABLE, "false"));
  }

  private Prerequisite owner() {
    String title = "The server app owns the group " + group + " (S09)";
    ServerApp app = context.serverApp();
    if (app.known() && !app.isCertain()) {
      // No one knows whose ownership to look for, and a guess decides nothing.
      return Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_SERVICEPRINCIPAL));
    }
    Optional<Event> removal = removalSinceTheLists();
    if (removal.isPresent()) {
      return Prerequisite.fail(
          title,
          "The server app was removed from the owners.",
          PremiseBasis.AUDIT,
          List.of(EvidenceItem.against(removal.get(), "Removed from the owners")));
    }
    List<Event> owners = context.events(Kind.FACT_GROUP_OWNER);
    List<Event> ours = owners.stream().filter(this::isServerApp).toList();
    if (!ours.isEmpty()) {
      return Prerequisite.pass(
          title,
          "The server app is among the owners.",
          PremiseBasis.ROW,
          List.of(EvidenceItem.supporting(ours.getLast(), "The server app as owner")));
    }
    List<ExportedList> lists = ListCatalogue.newest(context.lists(Kind.FACT_GROUP_OWNER));
    boolean complete = context.completeness(Kind.FACT_GROUP_OWNER) == Completeness.COMPLETE;
    boolean told = app.known() || !app.appIds().isEmpty();
    if (complete && (told || owners.stream().noneMatch(GroupChecks::isApp))) {
      return Prerequisite.fail(
          title,
          "The complete list of owners does not contain the server app.",
          PremiseBasis.COMPLETE_LIST,
          owners.isEmpty()
              ? lists.stream().map(list -> list.evidence("No owner", false)).toList()
              : owners.stream()
                  .limit(3)
                  .map(o -> EvidenceItem.against(o, "Another owner"))
                  .toList());
    }
    return Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_GROUP_OWNER));
  }

  /** The removal of the server app from the owners, where it is newer than what the lists show. */
  private Optional<Event> removalSinceTheLists() {
    Optional<Event> change =
        Stream.of(Kind.AUDIT_OWNER_ADDED, Kind.AUDIT_OWNER_REMOVED)
            .flatMap(kind -> context.events(kind).stream())
            .filter(audit -> audit.time() != null && isSuccess(audit))
            .filter(this::isServerApp)
            .max(Comparator.comparing(audit -> Objects.requireNonNull(audit.time())));
    return change
        .filter(audit -> audit.kind() == Kind.AUDIT_OWNER_REMOVED)
        .filter(audit ->
            context.lists(Kind.FACT_GROUP_OWNER).stream()
                .allMatch(list ->
                    list.asOf()
                        .filter(asOf -> asOf.isBefore(Objects.requireNonNull(audit.time())))
                        .isPresent()));
  }

  private static boolean isSuccess(Event audit) {
    return audit.attributes().get(Attribute.RESULT).map("success"::equalsIgnoreCase).orElse(true);
  }

  private boolean isServerApp(Event owner) {
    return owner.attributes().get(Attribute.OBJECT_ID).filter(context.serverApp()::is).isPresent()
        || owner
            .attributes()
            .get(Attribute.APP_ID)
            .map(id -> id.toLowerCase(Locale.ROOT))
            .filter(context.serverApp().appIds()::contains)
            .isPresent();
  }

  private static boolean isApp(Event owner) {
    return owner
        .attributes()
        .get(Attribute.MEMBER_TYPE)
        .filter("servicePrincipal"::equalsIgnoreCase)
        .isPresent();
  }

  /** Graph writes null for a property that was never set, which means no. */
  private Prerequisite flag(String what, Attribute attribute, String wanted) {
    String title = "The group " + group + " " + what;
    Optional<Event> fact =
        context.events(Kind.FACT_GROUP).stream().reduce((first, second) -> second);
    if (fact.isEmpty()) {
      return Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_GROUP));
    }
    Optional<String> value = fact.get().attributes().get(attribute);
    boolean saidToBeNone =
        StatedEmptyAttributes.isStated(fact.get().attributes(), attribute)
            && wanted.equals("false");
    if (value.isEmpty() && !saidToBeNone) {
      return Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_GROUP));
    }
    String says = attribute.label() + " is " + value.orElse("not set") + ".";
    return value.orElse("false").equalsIgnoreCase(wanted)
        ? Prerequisite.pass(
            title, says, PremiseBasis.ROW, List.of(EvidenceItem.supporting(fact.get(), says)))
        : Prerequisite.fail(
            title, says, PremiseBasis.ROW, List.of(EvidenceItem.against(fact.get(), says)));
  }
}
