package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.DeviceCollection;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.EntraGroup;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.LogLine;
import dev.synctrace.testkit.site.MachineClock;
import dev.synctrace.testkit.site.RandomSource;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SyncKind;
import dev.synctrace.testkit.site.WorldState;
import dev.synctrace.testkit.site.WorldState.StoredIdentity;
import dev.synctrace.testkit.world.AuditRecords.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes what a world's sites and tenants would export, in the documented formats. */
final class BundleWriter {
  private static final String DIRECTORY_OBJECTS =
      "https://graph.microsoft.com/v1.0/$metadata#directoryObjects";

  private final World world;
  private final Set<BundleDefect> degradations;
  private final RandomSource random;
  private final WorldState end;

  /** Whether Graph pages say when they were fetched, as graph fetch writes it. */
  private final boolean statesTime;

  private final Instant earlier;
  private final List<BundleFile> files = new ArrayList<>();
  private final Set<String> paths = new LinkedHashSet<>();

  BundleWriter(World world, Set<BundleDefect> degradations) {
    this.world = world;
    this.degradations = degradations.isEmpty() ? Set.of() : new TreeSet<>(degradations);
    this.random = new RandomSource(world.seed() * 31 + 7);
    this.end = world.atEnd();
    this.statesTime =
        random.percent(50) && !degradations.contains(BundleDefect.EXPORT_TIMES_UNKNOWN);
    long window = Duration.between(world.begin(), world.end()).toSeconds();
    this.earlier = world.begin().plusSeconds(window / 3 + random.between(0, (int) window / 3));
  }

  Bundle write() {
    site(world.mainSite(), "");
    Set<String> tenants = new LinkedHashSet<>();
    tenant(world.mainSite(), "");
    tenants.add(world.mainSite().tenant().id());
    if (has(BundleDefect.SECOND_HIERARCHY)) {
      for (Site site : world.sites()) {
        if (site != world.mainSite()) {
          site(site, site.code() + "/");
          if (tenants.add(site.tenant().id())) {
            tenant(site, site.code() + "/");
          } else {
            groups(site, site.code() + "/");
          }
        }
      }
    }
    notes(world.mainSite());
    Bundle bundle = new Bundle(files);
    if (has(BundleDefect.FILE_MISSING)) {
      bundle = missing(bundle);
    }
    return has(BundleDefect.FAILURE_LOG_MISSING) ? withoutFailures(bundle) : bundle;
  }

  private boolean has(BundleDefect degradation) {
    return degradations.contains(degradation);
  }

  private Bundle missing(Bundle bundle) {
    Set<String> gone = new LinkedHashSet<>();
    for (BundleFile file : random.some(bundle.files(), random.between(1, 3))) {
      gone.add(file.path());
    }
    return bundle.without(gone);
  }

  private Bundle withoutFailures(Bundle bundle) {
    FailureEvidenceLocator logs = new FailureEvidenceLocator(world);
    Set<String> gone = new LinkedHashSet<>();
    for (int resource : logs.resources()) {
      logs.shownBy(resource, bundle).forEach(file -> gone.add(file.path()));
    }
    return bundle.without(gone);
  }

  private void add(String path, FileKind kind, String about, Instant asOf, String text) {
    // Of two machines with one name, whoever collects the logs keeps one folder.
    if (paths.add(path)) {
      boolean partial =
          kind == FileKind.GROUP_MEMBERS && (isCut(text) || has(BundleDefect.MEMBERS_NAMES_ONLY));
      files.add(new BundleFile(path, kind, about, asOf, partial, text));
    }
  }

  private boolean isCut(String text) {
    return text.contains("@odata.nextLink")
        || text.contains("@odata.count")
        || has(BundleDefect.MEMBERS_CUT_AT_PAGE);
  }

  // The site.

  private void site(Site site, String folder) {
    logs(site, folder);
    clientLogs(site, folder);
    sql(site, folder);
    console(site, folder);
  }

  private void logs(Site site, String folder) {
    Set<String> names = new TreeSet<>();
    for (LogLine line : world.lines()) {
      if (line.machine().equals(site.server())) {
        names.add(line.log());
      }
    }
    for (String log : names) {
      List<LogLine> lines =
          world.lines().stream()
              .filter(line -> line.machine().equals(site.server()) && line.log().equals(log))
              .filter(line -> !line.at().isBefore(world.begin()))
              .filter(line -> !line.at().isAfter(world.end()))
              .sorted(Comparator.comparing(LogLine::at))
              .toList();
      if (lines.isEmpty()) {
        continue;
      }
      FileKind kind = log.equals(site.syncLog()) ? FileKind.SYNC_LOG : FileKind.DISCOVERY_LOG;
      boolean rotated = has(BundleDefect.LOG_ROTATED_MISSING) || random.percent(30);
      int split = rotated ? lines.size() * random.between(30, 70) / 100 : 0;
      String path = folder + site.server() + "/" + log;
      if (split > 0 && !has(BundleDefect.LOG_ROTATED_MISSING)) {
        List<LogLine> first = lines.subList(0, split);
        String text = serverLog(site, first) + "<MAXIMUM LOG FILE SIZE REACHED - FILE RENAMED>\r\n";
        add(path + ".lo_", kind, site.code(), first.getLast().at(), text);
      }
      List<LogLine> last = lines.subList(split, lines.size());
      add(path + ".log", kind, site.code(), last.getLast().at(), serverLog(site, last));
    }
  }

  private String serverLog(Site site, List<LogLine> lines) {
    MachineClock clock = MachineClock.of(site);
    StringBuilder text = new StringBuilder();
    for (LogLine line : lines) {
      String component =
          line.log().startsWith("SMS_") ? line.log() : "SMS_SERVICE_CONNECTOR_" + line.log();
      text.append(line.message())
          .append(clock.serverFrame(line.at(), component, line.thread()))
          .append("\r\n");
    }
    return text.toString();
  }

  private void clientLogs(Site site, String folder) {
    for (BundleFile file : new ClientLogs(world, site, end).write()) {
      add(folder + file.path(), file.kind(), file.about(), file.asOf(), file.text());
    }
    tokenLog(site, folder);
    dsregcmd(site, folder);
  }

  private void tokenLog(Site site, String folder) {
    List<LogLine> tokens = new ArrayList<>();
    for (SimulatedEvent event : world.happenings()) {
      if (event instanceof SimulatedEvent.TokenAccepted accepted
          && !event.at().isBefore(world.begin())
          && ofSite(accepted.resource(), site)) {
        tokens.addAll(accepted(site, accepted));
      }
    }
    if (!tokens.isEmpty()) {
      add(
          folder + site.managementPoint() + "/CCM_STS.log",
          FileKind.TOKEN_LOG,
          site.code(),
          tokens.getLast().at(),
          ClientLogs.clientLog(new MachineClock(site.bias(), Duration.ZERO), tokens));
    }
  }

  private boolean ofSite(int resource, Site site) {
    return world.resource(resource).site().equals(site.code());
  }

  private List<LogLine> accepted(Site site, SimulatedEvent.TokenAccepted accepted) {
    String smsId = world.resource(accepted.resource()).smsId().toUpperCase(Locale.ROOT);
    String none = "00000000-0000-0000-0000-000000000000";
    List<String> messages =
        List.of(
            "ProcessRequest - Start",
            "Validated AAD token. TokenType: Device TenantId: "
                + site.tenant().id()
                + " UserId: "
                + none
                + " DeviceId: "
                + accepted.deviceId()
                + " OnPrem_UserSid:  OnPrem_DeviceSid: ",
            "Created SCCM token, token type: Device, hierarchyId: "
                + site.hierarchyId()
                + ", userId: "
                + none
                + ", deviceId: GUID:"
                + smsId,
            "Issued token");
    List<LogLine> lines = new ArrayList<>();
    Instant at = accepted.at();
    for (String message : messages) {
      lines.add(new LogLine(at, site.managementPoint(), "CCM_STS", 6612, 1, message));
      at = at.plusMillis(3);
    }
    return lines;
  }

  /** Of up to two devices, first of those whose verified id is not the one they have. */
  private void dsregcmd(Site site, String folder) {
    List<Resource> asked = new ArrayList<>();
    for (Resource resource : world.resources()) {
      if (ofSite(resource.id(), site) && !resource.user()) {
        boolean differs =
            !end.identity(resource.id())
                .entraId()
                .equals(DsregcmdWriter.deviceId(world, end, resource));
        if (differs) {
          asked.addFirst(resource);
        } else {
          asked.addLast(resource);
        }
      }
    }
    int count = random.between(0, 2);
    Set<String> names = new LinkedHashSet<>();
    for (Resource resource : asked) {
      String name = end.name(resource.id());
      if (names.size() < count && !name.isEmpty() && names.add(name)) {
        add(
            folder + name + "/dsregcmd.txt",
            FileKind.DSREGCMD,
            Integer.toString(resource.id()),
            world.end(),
            DsregcmdWriter.text(
                world,
                end,
                site,
                resource,
                name + (random.percent(50) ? "." + site.tenant().domain() : "")));
      }
    }
  }

  // The site database.

  private void sql(Site site, String folder) {
    String sql = folder + "sql/";
    Predicate<StoredIdentity> all = _ -> true;
    boolean filtered = has(BundleDefect.KEY_DATA_FILTERED);
    add(
        sql + "ClientKeyData.csv",
        FileKind.KEY_DATA,
        site.code(),
        world.end(),
        keyData(site, end, filtered ? identity -> !identity.entraId().isEmpty() : all));
    if (has(BundleDefect.KEY_DATA_OLDER_SECOND)) {
      add(
          sql + "ClientKeyData-2.csv",
          FileKind.KEY_DATA,
          site.code(),
          earlier,
          keyData(site, world.at(earlier), all));
    }
    add(sql + "v_R_System.csv", FileKind.SYSTEM, site.code(), world.end(), system(site));
    users(site, sql);
    collections(site, sql);
    StringBuilder mapping = new StringBuilder();
    CsvText.row(
        mapping,
        List.of(
            "CollectionSiteID", "CollectionName", "AADGroupID", "AADGroupName", "CloudServiceID"));
    for (GroupMapping mapped : end.mappings()) {
      DeviceCollection collection = world.collection(mapped.collectionId());
      if (collection.site().equals(site.code())) {
        CsvText.row(
            mapping,
            List.of(
                collection.id(),
                collection.name(),
                mapped.groupId(),
                world.group(mapped.groupId()).name(),
                Long.toString(site.cloudServiceId())));
      }
    }
    add(
        sql + "CollectionAADGroupMapping.csv",
        FileKind.MAPPING,
        site.code(),
        world.end(),
        mapping.toString());
    add(
        sql + "sites-settings.xml",
        FileKind.SITE_SETTINGS,
        site.code(),
        world.end(),
        settings(site));
  }

  private String keyData(Site site, WorldState state, Predicate<StoredIdentity> filter) {
    StringBuilder text = new StringBuilder();
    CsvText.row(
        text,
        List.of("SMSID", "AADTenantID", "AADDeviceID", "IsRevoked", "ApprovalStatus", "AgentType"));
    for (Resource client : world.resources()) {
      StoredIdentity identity = state.identity(client.id());
      boolean known = !state.name(client.id()).isEmpty();
      if (!client.user() && known && ofSite(client.id(), site) && filter.test(identity)) {
        CsvText.row(
            text,
            List.of(
                smsId(client),
                orNull(identity.tenantId()),
                orNull(identity.entraId()),
                state.isRevoked(client.id()) ? "1" : "0",
                identity.verified() ? "3" : "1",
                "0"));
      }
    }
    return text.toString();
  }

  private static String smsId(Resource client) {
    return "GUID:" + client.smsId().toUpperCase(Locale.ROOT);
  }

  private static String orNull(String id) {
    return id.isEmpty() ? "NULL" : id.toUpperCase(Locale.ROOT);
  }

  private String system(Site site) {
    StringBuilder text = new StringBuilder();
    CsvText.row(
        text,
        List.of(
            "ResourceID",
            "Name0",
            "SMS_Unique_Identifier0",
            "AADDeviceID",
            "AADTenantID",
            "Client0"));
    for (Resource client : world.resources()) {
      if (!client.user() && ofSite(client.id(), site) && !end.name(client.id()).isEmpty()) {
        StoredIdentity claimed = end.heartbeat(client.id());
        CsvText.row(
            text,
            List.of(
                Integer.toString(client.id()),
                end.name(client.id()),
                smsId(client),
                orNull(claimed.entraId()),
                orNull(claimed.tenantId()),
                "1"));
      }
    }
    return text.toString();
  }

  private void users(Site site, String sql) {
    StringBuilder text = new StringBuilder();
    CsvText.row(
        text,
        List.of(
            "ResourceID", "Unique_User_Name0", "User_Principal_Name0", "AADTenantID", "AADUserID"));
    boolean any = false;
    for (Resource user : world.resources()) {
      if (user.user() && ofSite(user.id(), site)) {
        any = true;
        StoredIdentity identity = end.identity(user.id());
        CsvText.row(
            text,
            List.of(
                Integer.toString(user.id()),
                userName(site, user),
                end.name(user.id()) + "@" + site.tenant().domain(),
                orNull(identity.tenantId()),
                orNull(identity.entraId())));
      }
    }
    if (any) {
      add(sql + "v_R_User.csv", FileKind.SYSTEM_USERS, site.code(), world.end(), text.toString());
    }
  }

  private String userName(Site site, Resource user) {
    return site.tenant().name().toUpperCase(Locale.ROOT) + "\\" + end.name(user.id());
  }

  private void collections(Site site, String sql) {
    boolean dropped = false;
    for (DeviceCollection collection : world.collections()) {
      if (!collection.site().equals(site.code())) {
        continue;
      }
      if (has(BundleDefect.COLLECTION_OTHER_MISSING) && !dropped && sharesGroup(collection)) {
        dropped = true;
        continue;
      }
      if (has(BundleDefect.COLLECTION_FAILED_TAB_ONLY) && !collection.users()) {
        failedTab(collection, sql);
        continue;
      }
      add(
          sql + "CollectionMembers-" + collection.id() + ".csv",
          FileKind.COLLECTION_MEMBERS,
          collection.id(),
          world.end(),
          members(site, collection, end));
      if (has(BundleDefect.COLLECTION_OLDER_SECOND)) {
        add(
            sql + "CollectionMembers-" + collection.id() + "-2.csv",
            FileKind.COLLECTION_MEMBERS,
            collection.id(),
            earlier,
            members(site, collection, world.at(earlier)));
      }
    }
  }

  private boolean sharesGroup(DeviceCollection collection) {
    for (GroupMapping mapping : end.mappings()) {
      for (GroupMapping other : end.mappings()) {
        if (mapping.collectionId().equals(collection.id())
            && !other.equals(mapping)
            && other.groupId().equals(mapping.groupId())) {
          return true;
        }
      }
    }
    return false;
  }

  private String members(Site site, DeviceCollection collection, WorldState state) {
    StringBuilder text = new StringBuilder();
    boolean idsOnly = has(BundleDefect.COLLECTION_IDS_ONLY);
    if (collection.users()) {
      CsvText.row(text, List.of("CollectionID", "ResourceID", "ResourceType", "Name"));
    } else if (idsOnly) {
      CsvText.row(text, List.of("CollectionID", "ResourceID"));
    } else {
      CsvText.row(text, List.of("CollectionID", "ResourceID", "Name", "SMSID"));
    }
    for (int id : new TreeSet<>(state.collectionMembers(collection.id()))) {
      Resource resource = world.resource(id);
      String number = Integer.toString(id);
      if (collection.users()) {
        String name = userName(site, resource) + " (" + state.name(id) + ")";
        CsvText.row(text, List.of(collection.id(), number, "4", name));
      } else if (idsOnly) {
        CsvText.row(text, List.of(collection.id(), number));
      } else {
        CsvText.row(text, List.of(collection.id(), number, state.name(id), smsId(resource)));
      }
    }
    return text.toString();
  }

  private void failedTab(DeviceCollection collection, String sql) {
    StringBuilder text = new StringBuilder();
    CsvText.row(
        text, List.of("Name", "Resource ID", "Collection Id", "Sync Status", "Failure Reason"));
    for (int id : new TreeSet<>(end.collectionMembers(collection.id()))) {
      if (!isCarried(collection.id(), id)) {
        CsvText.row(
            text,
            List.of(
                end.name(id),
                Integer.toString(id),
                collection.id(),
                "Failed",
                "Microsoft Entra ID not found"));
      }
    }
    add(
        sql.replace("sql/", "console/") + "failed-" + collection.id() + ".csv",
        FileKind.FAILED_TAB,
        collection.id(),
        world.end(),
        text.toString());
  }

  private boolean isCarried(String collection, int resource) {
    for (GroupMapping mapping : end.mappings()) {
      if (mapping.collectionId().equals(collection)
          && end.sync(mapping).carried.containsKey(resource)) {
        return true;
      }
    }
    return false;
  }

  private static String settings(Site site) {
    return """
    <Settings>
      <Tenants>
        <Tenant TenantID="%s" TenantName="%s" CloudServiceID="%d">
          <ServerApp ClientID="%s" Name="%s" ResourceUri="https://ConfigMgrService" />
          <ClientApp ClientID="%s" Name="%s-ClientApp" />
        </Tenant>
      </Tenants>
    </Settings>
    """
        .formatted(
            site.tenant().id(),
            site.tenant().name(),
            site.cloudServiceId(),
            site.app().appId(),
            site.app().name(),
            site.clientAppId(),
            site.tenant().name());
  }

  private void notes(Site site) {
    StringBuilder text = new StringBuilder("# What the engineer knows and no file says.\n");
    text.append("site: {version: ").append(site.version());
    if (site.version() == 2303 && site.updated()) {
      text.append(", updates: \"KB21010486\"");
    }
    text.append(", enhancedHttp: ").append(site.enhancedHttp());
    text.append(", groupSyncEnabled: ").append(site.groupSyncEnabled());
    text.append(", tenants: 1}\n");
    if (site.skew().abs().compareTo(Duration.ofSeconds(5)) > 0) {
      text.append("clock: {skewSeconds: {")
          .append(site.server())
          .append(": ")
          .append(site.skew().toSeconds())
          .append("}}\n");
    }
    if (!has(BundleDefect.EXPORT_TIMES_UNKNOWN)) {
      text.append("exports:\n");
      for (BundleFile file : files) {
        if (isExport(file.kind()) && !(statesTime && file.path().endsWith(".json"))) {
          text.append("  - {file: ")
              .append(file.path())
              .append(", at: ")
              .append(file.asOf().truncatedTo(ChronoUnit.SECONDS))
              .append("}\n");
        }
      }
    }
    add("case-notes.yaml", FileKind.NOTES, site.code(), world.end(), text.toString());
  }

  private static boolean isExport(FileKind kind) {
    return switch (kind) {
      case KEY_DATA,
          SYSTEM,
          SYSTEM_USERS,
          COLLECTION_MEMBERS,
          FAILED_TAB,
          MAPPING,
          GROUP,
          GROUP_MEMBERS,
          GROUP_OWNERS,
          DEVICES,
          USERS ->
          true;
      default -> false;
    };
  }

  private void console(Site site, String folder) {
    MachineClock clock = MachineClock.of(site);
    String separator = random.percent(50) ? "\t" : ",";
    StringBuilder text = new StringBuilder();
    text.append(
            String.join(
                separator,
                "Collection Id",
                "Collection Name",
                "Microsoft Entra group Id",
                "Microsoft Entra group Name",
                "Cloud Sync Status",
                "Member Count",
                "Sync Completed",
                "Sync InProgress",
                "Sync Failed",
                "Cloud Service Id",
                "Collection Type",
                "Last Full Sync Time",
                "Last Sync Time"))
        .append("\r\n");
    boolean any = false;
    for (GroupMapping mapping : end.mappings()) {
      DeviceCollection collection = world.collection(mapping.collectionId());
      if (!collection.site().equals(site.code())) {
        continue;
      }
      any = true;
      int count = end.collectionMembers(collection.id()).size();
      int done = end.sync(mapping).carried.size();
      int waiting = end.sync(mapping).entered.size();
      int failed = Math.max(0, count - done - waiting);
      String status = failed == 0 ? "Success" : done == 0 ? "Failed" : "Partial Success";
      text.append(
              String.join(
                  separator,
                  collection.id(),
                  collection.name(),
                  mapping.groupId(),
                  world.group(mapping.groupId()).name(),
                  status,
                  Integer.toString(count),
                  Integer.toString(done),
                  Integer.toString(waiting),
                  Integer.toString(failed),
                  Long.toString(site.cloudServiceId()),
                  collection.users() ? "User" : "Device",
                  lastSync(mapping, true, clock),
                  lastSync(mapping, false, clock)))
          .append("\r\n");
    }
    if (any) {
      add(
          folder + "console/CollectionCloudSync" + (separator.equals(",") ? ".csv" : ".txt"),
          FileKind.CONSOLE,
          site.code(),
          world.end(),
          text.toString());
    }
  }

  private String lastSync(GroupMapping mapping, boolean full, MachineClock clock) {
    String last = "";
    for (SimulatedEvent event : world.happenings()) {
      if (event instanceof SimulatedEvent.MappingSynchronized sync
          && sync.mapping().equals(mapping)
          && (!full || sync.kind() == SyncKind.FULL)) {
        last = clock.console(sync.at());
      }
    }
    return last;
  }

  // The tenant.

  private void tenant(Site site, String folder) {
    String tenant = site.tenant().id();
    groups(site, folder);
    devices(tenant, folder);
    audits(tenant, folder);
    add(
        folder + "graph/servicePrincipal.json",
        FileKind.SERVICE_PRINCIPAL,
        site.code(),
        world.end(),
        JsonSerializer.text(principal(site, true), true));
  }

  private static Map<String, @Nullable Object> principal(Site site, boolean alone) {
    Map<String, @Nullable Object> json =
        alone
            ? JsonSerializer.map(
                "@odata.context",
                "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity")
            : JsonSerializer.map("@odata.type", "#microsoft.graph.servicePrincipal");
    json.put("id", site.app().principalId());
    json.put("accountEnabled", true);
    json.put("appDisplayName", site.app().name());
    json.put("appId", site.app().appId());
    json.put("displayName", site.app().name());
    json.put("servicePrincipalType", "Application");
    return json;
  }

  private void groups(Site site, String folder) {
    List<EntraGroup> ours = new ArrayList<>();
    for (EntraGroup group : world.groups()) {
      if (group.tenant().equals(site.tenant().id())
          && group.name().contains("-" + site.code() + "-")
          && end.groupExists(group.id())) {
        ours.add(group);
      }
    }
    for (int i = 0; i < ours.size(); i++) {
      EntraGroup group = ours.get(i);
      String place = folder + "graph/" + (i + 1) + "/";
      add(place + "group.json", FileKind.GROUP, group.id(), world.end(), group(group));
      boolean other = has(BundleDefect.MEMBERS_OF_ANOTHER_GROUP) && ours.size() > 1;
      if (other) {
        if (i == 0) {
          EntraGroup instead = ours.get(1);
          list(place, "members", instead, end, world.end(), false);
        }
      } else {
        list(
            place, "members", group, end, world.end(), !has(BundleDefect.MEMBERS_WITHOUT_GROUP_ID));
      }
      if (has(BundleDefect.MEMBERS_OLDER_SECOND) && world.at(earlier).groupExists(group.id())) {
        list(place, "members-2", group, world.at(earlier), earlier, true);
      }
      owners(site, group, place);
    }
  }

  private Map<String, @Nullable Object> page(String context, Instant asOf) {
    Map<String, @Nullable Object> page = JsonSerializer.map("@odata.context", context);
    if (statesTime) {
      page.put("fetchedAt", asOf.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    return page;
  }

  private String group(EntraGroup group) {
    boolean dynamic = end.isDynamic(group.id());
    return JsonSerializer.text(
        JsonSerializer.map(
            "@odata.context",
            "https://graph.microsoft.com/v1.0/$metadata#groups/$entity",
            "id",
            group.id(),
            "deletedDateTime",
            null,
            "displayName",
            group.name(),
            "groupTypes",
            dynamic ? List.of("DynamicMembership") : List.of(),
            "isAssignableToRole",
            null,
            "mailEnabled",
            false,
            "membershipRule",
            dynamic ? "(device.deviceOSType -eq \"Windows\")" : null,
            "onPremisesSyncEnabled",
            null,
            "securityEnabled",
            true),
        true);
  }

  private void list(
      String place, String name, EntraGroup group, WorldState state, Instant asOf, boolean named) {
    List<String> members = new ArrayList<>(new TreeSet<>(state.groupMembers(group.id())));
    if (has(BundleDefect.MEMBERS_IDS_ONLY) || has(BundleDefect.MEMBERS_NAMES_ONLY)) {
      StringBuilder text = new StringBuilder();
      boolean ids = has(BundleDefect.MEMBERS_IDS_ONLY);
      CsvText.row(text, ids ? List.of("Id", "DeletedDateTime") : List.of("displayName"));
      members.forEach(
          id -> CsvText.row(text, ids ? List.of(id, "") : List.of(state.objectName(id))));
      String file = named ? name + "-" + group.id() : name;
      add(place + file + ".csv", FileKind.GROUP_MEMBERS, group.id(), asOf, text.toString());
      return;
    }
    int all = members.size();
    String next =
        "https://graph.microsoft.com/v1.0/groups/" + group.id() + "/members?$skiptoken=RFNwdAoAAQ";
    Map<String, @Nullable Object> page = page(DIRECTORY_OBJECTS, asOf);
    if (named) {
      page.put("groupId", group.id());
    }
    if (has(BundleDefect.MEMBERS_CUT_AT_PAGE) && all > WorldBuilder.PAGE) {
      boolean large = all > WorldBuilder.LARGE_PAGE;
      members = members.subList(0, large ? WorldBuilder.LARGE_PAGE : WorldBuilder.PAGE);
    } else if (has(BundleDefect.MEMBERS_CUT_WITH_COUNT) && all > 0) {
      members = members.subList(0, random.between(0, all - 1));
      page.put("@odata.count", all);
    } else if (all > 0
        && (has(BundleDefect.MEMBERS_CUT_WITH_NEXT_LINK)
            || has(BundleDefect.MEMBERS_CUT_AT_PAGE))) {
      members = members.subList(0, random.between(0, all - 1));
      page.put("@odata.nextLink", next);
    }
    List<@Nullable Object> value = new ArrayList<>();
    members.forEach(id -> value.add(object(id, state, true)));
    page.put("value", value);
    add(
        place + name + ".json",
        FileKind.GROUP_MEMBERS,
        group.id(),
        asOf,
        JsonSerializer.text(page, true));
  }

  private Map<String, @Nullable Object> object(String id, WorldState state, boolean member) {
    DirectoryObject object = world.object(id);
    Map<String, @Nullable Object> json = JsonSerializer.map();
    if (member) {
      json.put("@odata.type", object.user() ? "#microsoft.graph.user" : "#microsoft.graph.device");
    }
    json.put("id", id);
    json.put("accountEnabled", !state.isDisabled(id));
    json.put("displayName", state.objectName(id));
    if (object.user()) {
      json.put("userPrincipalName", state.objectName(id) + "@" + domain(object.tenant()));
    } else {
      json.put("deviceId", object.deviceId());
      json.put("operatingSystem", "Windows");
      json.put("profileType", "RegisteredDevice");
      json.put("trustType", "ServerAd");
    }
    return json;
  }

  private String domain(String tenant) {
    for (Site site : world.sites()) {
      if (site.tenant().id().equals(tenant)) {
        return site.tenant().domain();
      }
    }
    return "contoso.example";
  }

  private void owners(Site site, EntraGroup group, String place) {
    Map<String, @Nullable Object> page = page(DIRECTORY_OBJECTS, world.end());
    page.put("groupId", group.id());
    List<@Nullable Object> value = new ArrayList<>();
    for (String owner : new TreeSet<>(end.owners(group.id()))) {
      if (owner.equals(site.app().principalId())) {
        value.add(principal(site, false));
      }
    }
    value.add(
        JsonSerializer.map(
            "@odata.type", "#microsoft.graph.user",
            "id", "9041027c-1de7-4ba2-8944-7eeff522256c",
            "displayName", "Group Owner",
            "userPrincipalName", "group.owner@" + site.tenant().domain()));
    page.put("value", value);
    add(
        place + "owners.json",
        FileKind.GROUP_OWNERS,
        group.id(),
        world.end(),
        JsonSerializer.text(page, true));
  }

  private void devices(String tenant, String folder) {
    List<String> devices = new ArrayList<>();
    List<@Nullable Object> users = new ArrayList<>();
    for (String id : new TreeSet<>(end.objects())) {
      DirectoryObject object = world.object(id);
      if (object.tenant().equals(tenant)) {
        if (object.user()) {
          users.add(object(id, end, false));
        } else {
          devices.add(id);
        }
      }
    }
    if (!users.isEmpty()) {
      Map<String, @Nullable Object> page =
          JsonSerializer.map(
              "@odata.context", "https://graph.microsoft.com/v1.0/$metadata#users", "value", users);
      add(
          folder + "graph/users.json",
          FileKind.USERS,
          tenant,
          world.end(),
          JsonSerializer.text(page, true));
    }
    if (has(BundleDefect.DEVICES_SELECTED)) {
      for (String id : random.some(devices, Math.min(4, devices.size() / 2))) {
        Map<String, @Nullable Object> single =
            JsonSerializer.map(
                "@odata.context", "https://graph.microsoft.com/v1.0/$metadata#devices/$entity");
        single.putAll(object(id, end, false));
        add(
            folder + "graph/device-" + end.objectName(id) + "-" + id.substring(0, 4) + ".json",
            FileKind.DEVICES,
            tenant,
            world.end(),
            JsonSerializer.text(single, true));
      }
      return;
    }
    Map<String, @Nullable Object> page =
        page("https://graph.microsoft.com/v1.0/$metadata#devices", world.end());
    List<String> kept = devices;
    if (has(BundleDefect.DEVICES_CUT_WITH_NEXT_LINK) && !devices.isEmpty()) {
      kept = devices.subList(0, random.between(0, devices.size() - 1));
      page.put("@odata.nextLink", "https://graph.microsoft.com/v1.0/devices?$skiptoken=RFNwdAoAAQ");
    }
    List<@Nullable Object> value = new ArrayList<>();
    kept.forEach(id -> value.add(object(id, end, false)));
    page.put("value", value);
    add(
        folder + "graph/devices.json",
        FileKind.DEVICES,
        tenant,
        world.end(),
        JsonSerializer.text(page, true));
  }

  private void audits(String tenant, String folder) {
    List<AuditRecord> all = new AuditRecords(world, tenant).all();
    Instant retained =
        random.percent(50)
            ? world.end().minus(Duration.ofDays(30))
            : random.percent(50) ? world.end().minus(Duration.ofDays(7)) : Instant.EPOCH;
    Instant latest = world.end().minusSeconds(random.between(0, 240));
    long window = Duration.between(world.begin(), world.end()).toSeconds();
    Instant middle = world.begin().plusSeconds(window / 2).truncatedTo(ChronoUnit.MINUTES);
    Instant from = has(BundleDefect.AUDIT_STARTS_LATE) ? middle : retained;
    Instant until = has(BundleDefect.AUDIT_ENDS_EARLY) ? earlier : latest;
    AuditShape shape = random.one(List.of(AuditShape.values()));
    List<AuditRecord> kept = between(all, from, until);
    if (has(BundleDefect.AUDIT_GAP)) {
      Instant gap = world.begin().plusSeconds(random.between(0, (int) window * 2 / 3));
      Instant over = gap.plusSeconds(window / 3);
      audit(tenant, folder + "audit/1/", shape, between(kept, Instant.MIN, gap), gap);
      audit(tenant, folder + "audit/2/", shape, between(kept, over, Instant.MAX), until);
    } else if (has(BundleDefect.AUDIT_OVERLAPS)) {
      Instant first = middle.plusSeconds(window / 6);
      Instant second = middle.minusSeconds(window / 6);
      audit(tenant, folder + "audit/1/", shape, between(kept, Instant.MIN, first), first);
      audit(tenant, folder + "audit/2/", shape, between(kept, second, Instant.MAX), until);
    } else {
      audit(tenant, folder + "audit/", shape, kept, until);
      if (has(BundleDefect.AUDIT_TWICE)) {
        AuditShape again = AuditShape.values()[(shape.ordinal() + 1) % AuditShape.values().length];
        audit(tenant, folder + "audit/", again, kept, until);
      }
    }
  }

  private static List<AuditRecord> between(List<AuditRecord> all, Instant from, Instant until) {
    return all.stream()
        .filter(record -> !record.at().isBefore(from) && record.at().isBefore(until))
        .toList();
  }

  private void audit(
      String tenant, String place, AuditShape shape, List<AuditRecord> records, Instant asOf) {
    if (!records.isEmpty()) {
      add(place + shape.file(), FileKind.AUDIT, tenant, asOf, AuditText.of(records, shape, tenant));
    }
  }
}
