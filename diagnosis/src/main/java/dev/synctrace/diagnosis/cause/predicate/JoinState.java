package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.has;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.is;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the device itself says of its join, and what that means; causes.md S04 to S06, S32. */
final class JoinState {
  /** Last build of Windows 10 without device tokens: 1709; causes.md S06. */
  private static final int LAST_WITHOUT_DEVICE_TOKEN = 16299;

  private static final Pattern BUILD = Pattern.compile("(?:10\\.0\\.)?(\\d{5})(?:\\.\\d+)?");
  private static final Pattern RELEASE = Pattern.compile("(1[5-9]\\d\\d)");

  /** Where a device shows that joined again. */
  private static final List<Kind> SUCCESSORS =
      List.of(
          Kind.AUDIT_DEVICE_ADDED,
          Kind.AUDIT_DEVICE_REGISTERED,
          Kind.FACT_DEVICE,
          Kind.FACT_DSREGCMD);

  private JoinState() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "tenantNotOnboarded",
            JoinState::tenantNotOnboarded,
            of(
                PremiseBasis.ROW,
                "the site settings do not contain the tenant that the device is joined to",
                Kind.FACT_SITE_SETTINGS,
                Kind.FACT_DSREGCMD)),
        member(
            "notJoinedToEntra",
            JoinState::notJoined,
            of(
                PremiseBasis.ROW,
                "dsregcmd, matched to the device by ID, reports that the device is not joined",
                Kind.FACT_DSREGCMD),
            of(
                PremiseBasis.CONCLUSION,
                "dsregcmd, matched to the device by name only, reports that the device is not joined",
                Kind.FACT_DSREGCMD)),
        member(
            "windowsWithoutDeviceToken",
            JoinState::windowsWithoutDeviceToken,
            of(
                PremiseBasis.CONCLUSION,
                "the Windows version is 1709 or earlier",
                Kind.FACT_SYSTEM,
                Kind.FACT_NOTE)),
        member(
            "joinedAgainUnderAnotherId",
            JoinState::joinedAgainUnderAnotherId,
            of(
                PremiseBasis.ROW,
                "dsregcmd of the device shows a device ID other than the one that the site uses",
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENTKEY,
                Kind.GROUPSYNC_DEVICE_LOOKUP),
            of(
                PremiseBasis.NAMED_BY_ITSELF,
                "a dsregcmd output with the same name shows another device ID, and the old object was deleted",
                Kind.AUDIT_DEVICE_DELETED,
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENTKEY),
            of(
                PremiseBasis.NAME,
                "the old object was deleted, and an object or dsregcmd output with the same name has another device ID",
                Kind.AUDIT_DEVICE_DELETED,
                Kind.FACT_DEVICE,
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENTKEY)),
        member(
            "successorWithItsName",
            JoinState::successorWithItsName,
            of(
                PremiseBasis.CONCLUSION,
                "an object with the same name has another device ID",
                Kind.AUDIT_DEVICE_ADDED,
                Kind.AUDIT_DEVICE_REGISTERED,
                Kind.FACT_DEVICE,
                Kind.FACT_DSREGCMD)));
  }

  /** {@code dsregcmd} says that the device is not joined to Entra. */
  static ConditionResult notJoined(MemberContext member) {
    List<Event> own = newest(member.events(Kind.FACT_DSREGCMD));
    // A device without a join has no device id: its output can only be found by name.
    PremiseBasis ground = own.isEmpty() ? PremiseBasis.NAMED_BY_ITSELF : PremiseBasis.ROW;
    List<Event> outputs = own.isEmpty() ? newest(member.nameOnlyMatches(Kind.FACT_DSREGCMD)) : own;
    if (outputs.isEmpty()) {
      return unknown(Kind.FACT_DSREGCMD);
    }
    return outputs.stream().allMatch(output -> is(output, Attribute.AZURE_AD_JOINED, "false"))
        ? holds(ground, outputs, "dsregcmd reports that the device is not joined to Entra")
        : fails(ground, outputs, "dsregcmd reports that the device is joined to Entra");
  }

  /** The site trusts a device id that the device no longer has. */
  static ConditionResult joinedAgainUnderAnotherId(MemberContext member) {
    List<Event> keys =
        newest(member.events(Kind.FACT_CLIENTKEY)).stream()
            .filter(row -> has(row, Attribute.DEVICE_ID))
            .toList();
    List<Event> known = keys.isEmpty() ? member.events(Kind.GROUPSYNC_DEVICE_LOOKUP) : keys;
    if (known.isEmpty()) {
      return member.coverage().shows(Kind.FACT_CLIENTKEY)
          ? ConditionResult.fails(PremiseBasis.CONCLUSION)
          : unknown(Kind.FACT_CLIENTKEY);
    }
    Set<String> sites = deviceIds(known);
    Predicate<Event> isOther =
        event ->
            has(event, Attribute.DEVICE_ID)
                && !sites.contains(deviceId(event))
                // A re-imaged device registers as a new client, which the site then knows.
                && !member.isOfAnotherClient(deviceId(event));
    List<Event> own = newest(member.events(Kind.FACT_DSREGCMD));
    List<Event> outputs = own.isEmpty() ? newest(member.nameOnlyMatches(Kind.FACT_DSREGCMD)) : own;
    List<Event> otherOutputs = outputs.stream().filter(isOther).toList();
    List<Event> gone =
        member.events(Kind.AUDIT_DEVICE_DELETED).stream().filter(RowQueries::succeeded).toList();
    List<Event> successors =
        Stream.of(Kind.AUDIT_DEVICE_ADDED, Kind.AUDIT_DEVICE_REGISTERED, Kind.FACT_DEVICE)
            .flatMap(kind -> member.nameOnlyMatches(kind).stream())
            .filter(isOther)
            .toList();
    if (otherOutputs.isEmpty() && (gone.isEmpty() || successors.isEmpty())) {
      return outputs.isEmpty() && gone.isEmpty()
          ? unknown(Kind.FACT_DSREGCMD)
          : fails(
              PremiseBasis.CONCLUSION, outputs, "the device has the device ID that the site uses");
    }
    List<EvidenceItem> evidence = new ArrayList<>();
    say(evidence, known, "the device ID that the site uses");
    say(evidence, otherOutputs, "the device has another device ID");
    say(evidence, gone, "the old device object was deleted");
    say(evidence, successors, "an object with the same name and another device ID");
    return new ConditionResult.Holds(Proof.of(ground(own, otherOutputs, gone), evidence));
  }

  /** Something with its name and another device id turned up: a new join, or another device. */
  static ConditionResult successorWithItsName(MemberContext member) {
    List<Event> successors =
        SUCCESSORS.stream()
            .flatMap(kind -> member.nameOnlyMatches(kind).stream())
            .filter(event -> has(event, Attribute.DEVICE_ID))
            .filter(event -> !member.identity().has(IdType.DEVICE_ID, deviceId(event)))
            .toList();
    if (!successors.isEmpty()) {
      return holds(
          PremiseBasis.CONCLUSION,
          successors,
          "an object with the same name has another device ID");
    }
    return member.coverage().shows(Kind.FACT_DEVICE)
        ? ConditionResult.fails(PremiseBasis.CONCLUSION)
        : unknown(Kind.FACT_DEVICE);
  }

  /** Windows 10 1709 or older: no device token, the signed-in user's token is used instead. */
  static ConditionResult windowsWithoutDeviceToken(MemberContext member) {
    List<Event> telling = new ArrayList<>();
    for (Kind kind : List.of(Kind.FACT_SYSTEM, Kind.FACT_NOTE)) {
      telling.addAll(member.events(kind));
      telling.addAll(member.nameOnlyMatches(kind));
    }
    telling.removeIf(event -> !has(event, Attribute.OS_BUILD));
    if (telling.isEmpty()) {
      return ConditionResult.unknown(
          new MissingEvidence(
              "Windows build of the device",
              "export v_R_System with Build01, or write devices: [{name: NAME, osBuild: BUILD}]"
                  + " into case-notes.yaml"));
    }
    Event newest = telling.getLast();
    String says = "the Windows build is " + value(newest, Attribute.OS_BUILD);
    return isOld(value(newest, Attribute.OS_BUILD))
        ? holds(PremiseBasis.CONCLUSION, List.of(newest), says)
        : fails(PremiseBasis.CONCLUSION, List.of(newest), says);
  }

  /** The site settings name no tenant, or not the tenant the device is joined to. */
  static ConditionResult tenantNotOnboarded(MemberContext member) {
    if (!member.coverage().shows(Kind.FACT_SITE_SETTINGS)) {
      return unknown(Kind.FACT_SITE_SETTINGS);
    }
    List<Event> settings = newest(member.site().events(Kind.FACT_SITE_SETTINGS));
    if (settings.isEmpty()) {
      return holds(
          PremiseBasis.ROW,
          RowQueries.export(member, Kind.FACT_SITE_SETTINGS),
          "the site settings contain no Entra tenant");
    }
    Set<String> tenants =
        settings.stream()
            .map(row -> value(row, Attribute.TENANT_ID).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<Event> elsewhere =
        newest(member.events(Kind.FACT_DSREGCMD)).stream()
            .filter(output -> has(output, Attribute.TENANT_ID))
            .filter(output ->
                !tenants.contains(value(output, Attribute.TENANT_ID).toLowerCase(Locale.ROOT)))
            .toList();
    return elsewhere.isEmpty()
        ? fails(PremiseBasis.ROW, settings, "this tenant is onboarded")
        : holds(
            PremiseBasis.ROW, elsewhere, "the device is joined to a tenant that is not onboarded");
  }

  /** Machines can share a name, also one that another had before, so the name alone says little. */
  private static PremiseBasis ground(List<Event> own, List<Event> otherOutputs, List<Event> gone) {
    if (otherOutputs.isEmpty() || (own.isEmpty() && gone.isEmpty())) {
      return PremiseBasis.NAME;
    }
    return own.isEmpty() ? PremiseBasis.NAMED_BY_ITSELF : PremiseBasis.ROW;
  }

  private static void say(List<EvidenceItem> evidence, List<Event> events, String says) {
    events.stream()
        .limit(2)
        .map(event -> EvidenceItem.supporting(event, says))
        .forEach(evidence::add);
  }

  private static Set<String> deviceIds(List<Event> events) {
    return events.stream().map(JoinState::deviceId).collect(Collectors.toSet());
  }

  private static String deviceId(Event event) {
    return value(event, Attribute.DEVICE_ID).toLowerCase(Locale.ROOT);
  }

  private static boolean isOld(String build) {
    if (build.startsWith("6.")) {
      return true;
    }
    Matcher number = BUILD.matcher(build);
    if (number.matches()) {
      return Integer.parseInt(number.group(1)) <= LAST_WITHOUT_DEVICE_TOKEN;
    }
    Matcher release = RELEASE.matcher(build);
    return release.matches() && Integer.parseInt(release.group(1)) <= 1709;
  }
}
