package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One collection, one group, and what happened to their members, in the words of an engineer. A
 * device is called by a letter; its ids follow from it.
 */
public final class SyncStory {
  public static final String COLLECTION = "P0100017";
  public static final String GROUP = "57b53be7-67a1-4203-bd82-a0df7b3cbeb3";
  public static final String SERVER_APP = "98a7eb09-7bc4-43c9-811b-b092e12ebda4";
  public static final String PERSON = "9041027c-1de7-4ba2-8944-7eeff522256c";
  private static final String DAY = "2026-10-13T";
  private static final String AUDITS = "graph/directoryAudits.json";
  private static final String OTHER_GROUP = "6f9619ff-8b86-4d11-b42d-00c04fc964ff";
  private static final String LOG = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log";

  private final HandMadeEvents handMadeEvents = new HandMadeEvents();
  private int records = 10_000;

  public HandMadeEvents story() {
    return handMadeEvents;
  }

  public static String sms(String device) {
    return "GUID:" + id("1", device).toUpperCase(Locale.ROOT);
  }

  public static String resource(String device) {
    return Integer.toString(16_777_000 + device.charAt(0));
  }

  public static String device(String device) {
    return id("2", device);
  }

  public static String object(String device) {
    return id("3", device);
  }

  private static String id(String sort, String device) {
    return "%s%07x-0000-4000-8000-%012x".formatted(sort, device.hashCode(), device.hashCode());
  }

  public SyncStory mapped() {
    handMadeEvents.add(
        "sql/CollectionAADGroupMapping.csv",
        null,
        Kind.FACT_MAPPING,
        "collectionId",
        COLLECTION,
        "groupId",
        GROUP,
        "cloudServiceId",
        "16777217");
    return this;
  }

  /** The whole table of mappings, in which the collection has another group, which is read now. */
  public SyncStory mappedToAnotherGroup(String time) {
    String source = "sql/CollectionAADGroupMapping.csv";
    handMadeEvents.add(LOG, DAY + time, Kind.GROUPSYNC_CYCLE_START);
    handMadeEvents.add(LOG, DAY + time, Kind.GROUPSYNC_GROUP_READ, "groupId", OTHER_GROUP);
    handMadeEvents.add(LOG, DAY + time, Kind.GROUPSYNC_CYCLE_END);
    handMadeEvents.add(
        source,
        null,
        Kind.FACT_MAPPING,
        "collectionId",
        COLLECTION,
        "groupId",
        OTHER_GROUP,
        "cloudServiceId",
        "16777217");
    handMadeEvents.export(source, Kind.FACT_MAPPING);
    return this;
  }

  public SyncStory noted(String path, String value) {
    handMadeEvents.add(
        "case-notes.yaml", null, Kind.FACT_NOTE, "noteKey", path, "noteValue", value);
    return this;
  }

  /** The whole list of the collection's members. */
  public SyncStory collection(String... devices) {
    String source = "sql/CollectionMembers.csv";
    for (String device : devices) {
      handMadeEvents.add(
          source,
          null,
          Kind.FACT_COLLECTION_MEMBER,
          "collectionId",
          COLLECTION,
          "resourceId",
          resource(device),
          "smsId",
          sms(device),
          "hostName",
          "CLIENT-" + device,
          "memberType",
          "device");
    }
    handMadeEvents.export(source, Kind.FACT_COLLECTION_MEMBER, "collectionId", COLLECTION);
    return this;
  }

  /** The whole ClientKeyData of these devices, all trusted. */
  public SyncStory trusted(String... devices) {
    for (String device : devices) {
      handMadeEvents.add(
          "sql/ClientKeyData.csv",
          null,
          Kind.FACT_CLIENTKEY,
          "smsId",
          sms(device),
          "deviceId",
          device(device),
          "tenantId",
          "f2acfa3f-c514-4614-9408-a06271a3e47e");
    }
    return this;
  }

  public SyncStory untrusted(String device) {
    handMadeEvents.add(
        "sql/ClientKeyData.csv",
        null,
        Kind.FACT_CLIENTKEY,
        "smsId",
        sms(device),
        "noValue",
        "deviceId tenantId");
    return this;
  }

  /** The device says of itself that it has another device ID than the site knows. */
  public SyncStory joinedAgain(String time, String device) {
    objectDeleted(time, device);
    handMadeEvents.add(
        "graph/devices.json",
        null,
        Kind.FACT_DEVICE,
        "objectId",
        id("5", device),
        "deviceId",
        id("4", device),
        "hostName",
        "CLIENT-" + device);
    handMadeEvents.add(
        "CLIENT-" + device + "/dsregcmd.txt",
        null,
        Kind.FACT_DSREGCMD,
        "deviceId",
        id("4", device),
        "hostName",
        "CLIENT-" + device,
        "azureAdJoined",
        "YES");
    return this;
  }

  /** The directory's own list of devices. */
  public SyncStory directory(String... devices) {
    for (String device : devices) {
      handMadeEvents.add(
          "graph/devices.json",
          null,
          Kind.FACT_DEVICE,
          "objectId",
          object(device),
          "deviceId",
          device(device),
          "hostName",
          "CLIENT-" + device);
    }
    return this;
  }

  /** The whole list of the group's members. */
  public SyncStory group(String... devices) {
    String source = "graph/members.json";
    for (String device : devices) {
      handMadeEvents.add(
          source,
          null,
          Kind.FACT_GROUP_MEMBER,
          "groupId",
          GROUP,
          "objectId",
          object(device),
          "deviceId",
          device(device),
          "memberType",
          "device",
          "hostName",
          "CLIENT-" + device);
    }
    handMadeEvents.export(source, Kind.FACT_GROUP_MEMBER, "groupId", GROUP);
    return this;
  }

  /** A whole list of the group's members that states when it was taken. */
  public SyncStory groupAsOf(String time, String... devices) {
    String source = "graph/members-" + time.replace(":", "") + ".json";
    for (String device : devices) {
      handMadeEvents.add(
          source,
          DAY + time,
          Kind.FACT_GROUP_MEMBER,
          "groupId",
          GROUP,
          "objectId",
          object(device),
          "deviceId",
          device(device),
          "memberType",
          "device",
          "hostName",
          "CLIENT-" + device);
    }
    handMadeEvents.exportAsOf(source, DAY + time, Kind.FACT_GROUP_MEMBER, "groupId", GROUP);
    return this;
  }

  public SyncStory groupMade(String time) {
    return audit(time, Kind.AUDIT_GROUP_ADDED, "", PERSON, "user");
  }

  public SyncStory serverAppMadeOwner(String time) {
    handMadeEvents.add(
        AUDITS,
        DAY + time,
        Kind.AUDIT_OWNER_ADDED,
        "groupId",
        GROUP,
        "objectId",
        SERVER_APP,
        "memberType",
        "serviceprincipal",
        "actorId",
        PERSON,
        "actorKind",
        "user",
        "result",
        "success",
        "auditId",
        "Directory_x_ABCDE_" + records++);
    return this;
  }

  /** The server app is removed from the owners, and Entra refuses its next add for that. */
  public SyncStory serverAppMayNotWrite(String time, String device) {
    handMadeEvents.add(
        AUDITS,
        DAY + time,
        Kind.AUDIT_OWNER_REMOVED,
        "groupId",
        GROUP,
        "objectId",
        SERVER_APP,
        "memberType",
        "serviceprincipal",
        "actorId",
        PERSON,
        "actorKind",
        "user",
        "result",
        "success",
        "auditId",
        "Directory_x_ABCDE_" + records++);
    handMadeEvents.add(
        AUDITS,
        DAY + time,
        Kind.AUDIT_MEMBER_ADDED,
        "groupId",
        GROUP,
        "objectId",
        object(device),
        "memberType",
        "device",
        "actorId",
        SERVER_APP,
        "actorKind",
        "app",
        "result",
        "failure",
        "reason",
        "Authorization_RequestDenied",
        "auditId",
        "Directory_x_ABCDE_" + records++);
    return this;
  }

  public SyncStory appAdds(String time, String... devices) {
    for (String device : devices) {
      audit(time, Kind.AUDIT_MEMBER_ADDED, device, SERVER_APP, "app");
    }
    return this;
  }

  public SyncStory appRemoves(String time, String... devices) {
    for (String device : devices) {
      audit(time, Kind.AUDIT_MEMBER_REMOVED, device, SERVER_APP, "app");
    }
    return this;
  }

  public SyncStory personAdds(String time, String... devices) {
    for (String device : devices) {
      audit(time, Kind.AUDIT_MEMBER_ADDED, device, PERSON, "user");
    }
    return this;
  }

  public SyncStory personRemoves(String time, String... devices) {
    for (String device : devices) {
      audit(time, Kind.AUDIT_MEMBER_REMOVED, device, PERSON, "user");
    }
    return this;
  }

  public SyncStory objectDeleted(String time, String device) {
    return audit(time, Kind.AUDIT_DEVICE_DELETED, device, PERSON, "user");
  }

  public SyncStory groupDeleted(String time) {
    return audit(time, Kind.AUDIT_GROUP_DELETED, "", PERSON, "user");
  }

  /** Any record, to say that the audit reaches so far. */
  public SyncStory auditGoesOn(String time) {
    handMadeEvents.add(AUDITS, DAY + time, Kind.AUDIT_OTHER, "result", "success");
    return this;
  }

  /** A change that Entra recorded as refused. */
  public SyncStory failedAdd(String time, String device) {
    addAudit(time, Kind.AUDIT_MEMBER_ADDED, device, SERVER_APP, "app", "failure");
    return this;
  }

  /** One cycle that reads the group and asks to add the devices. */
  public SyncStory pass(String time, String... asked) {
    handMadeEvents.add(LOG, DAY + time, Kind.GROUPSYNC_CYCLE_START);
    handMadeEvents.add(LOG, DAY + time, Kind.GROUPSYNC_GROUP_READ, "groupId", GROUP);
    for (String device : asked) {
      handMadeEvents.add(
          LOG,
          DAY + time,
          Kind.GROUPSYNC_DEVICE_CACHED,
          "objectId",
          object(device),
          "deviceId",
          device(device),
          "memberType",
          "device");
      handMadeEvents.add(
          LOG,
          DAY + time,
          Kind.GROUPSYNC_MEMBER_ADD,
          "objectId",
          object(device),
          "groupId",
          GROUP,
          "memberType",
          "device");
    }
    handMadeEvents.add(LOG, DAY + time, Kind.GROUPSYNC_CYCLE_END);
    return this;
  }

  private SyncStory audit(String time, Kind kind, String device, String actor, String actorKind) {
    addAudit(time, kind, device, actor, actorKind, "success");
    return this;
  }

  private void addAudit(
      String time, Kind kind, String device, String actor, String actorKind, String result) {
    List<String> said = new ArrayList<>();
    said.addAll(
        List.of(
            "actorId",
            actor,
            "actorKind",
            actorKind,
            "actorName",
            actorKind.equals("user") ? "Megan Bowen" : "Contoso-ConfigMgr-ServerApp",
            "result",
            result,
            "auditId",
            "Directory_x_ABCDE_" + records++));
    if (kind != Kind.AUDIT_DEVICE_DELETED) {
      said.addAll(List.of("groupId", GROUP));
    } else {
      said.addAll(List.of("deviceId", device(device)));
    }
    if (!device.isEmpty()) {
      said.addAll(
          List.of("objectId", object(device), "name", "CLIENT-" + device, "memberType", "device"));
    }
    handMadeEvents.add(AUDITS, DAY + time, kind, said.toArray(String[]::new));
  }

  public Diagnosis diagnosis(@Nullable String at) {
    exported("sql/ClientKeyData.csv", Kind.FACT_CLIENTKEY);
    exported("graph/devices.json", Kind.FACT_DEVICE);
    return Diagnosis.of(
        handMadeEvents.asCase(),
        CauseCatalogue.of(List.of()),
        at == null ? null : Instant.parse(DAY + at));
  }

  private void exported(String source, Kind kind) {
    boolean rows =
        handMadeEvents.events().stream()
            .anyMatch(e -> e.source().equals(source) && e.kind() == kind);
    boolean stated =
        handMadeEvents.events().stream()
            .anyMatch(e -> e.source().equals(source) && e.kind() == Kind.FACT_EXPORT);
    if (rows && !stated) {
      handMadeEvents.export(source, kind);
    }
  }

  /** All verdicts at the end of the case, by the device's letter. */
  public Map<String, MemberVerdict> verdicts() {
    return verdicts(null);
  }

  /** All verdicts at a time of the day. */
  public Map<String, MemberVerdict> verdicts(@Nullable String at) {
    Map<String, MemberVerdict> verdicts = new TreeMap<>();
    for (MemberVerdict verdict : diagnosis(at).explain(ExplainRequest.all())) {
      verdicts.put(verdict.identity().name().orElse("?").replace("CLIENT-", ""), verdict);
    }
    return verdicts;
  }

  /** Verdict and grade of one device at the end of the case. */
  public String of(String device) {
    MemberVerdict verdict = verdicts().get(device);
    return verdict == null ? "none" : verdict.status().verdict() + " " + verdict.status().grade();
  }
}
