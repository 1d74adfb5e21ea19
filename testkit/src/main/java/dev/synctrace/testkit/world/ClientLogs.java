package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.InjectedFailure.Log;
import dev.synctrace.testkit.site.LogLine;
import dev.synctrace.testkit.site.MachineClock;
import dev.synctrace.testkit.site.RandomSource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the logs of the clients that tried to get an identity, each into the folder of its device,
 * and the log of a management point that cannot validate tokens. The messages are those of
 * messages-client.md sections 3 to 8 and field-messages.md section 1.
 */
final class ClientLogs {
  private static final int THREAD = 3124;

  /** What Windows says beside a code of Entra: it refused, or demands a window. */
  private static final String REFUSED = "0xcaa20003";

  private static final String INTERACTION = "0xcaa2000c";
  private static final String NO_ANSWER = "0x87d00231";

  private final World world;
  private final Site site;
  private final WorldState end;
  private final RandomSource random;
  private final List<BundleFile> files = new ArrayList<>();

  ClientLogs(World world, Site site, WorldState end) {
    this.world = world;
    this.site = site;
    this.end = end;
    this.random = new RandomSource(world.seed() * 6_151 + site.code().hashCode());
  }

  /** The records of one client, by log. */
  private static final class Records {
    private final String machine;
    private final Map<String, List<LogLine>> byLog = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    Records(String machine) {
      this.machine = machine;
    }

    void say(String log, int severity, String message) {
      String name = log.replace(".log", "");
      byLog
          .computeIfAbsent(log, _ -> new ArrayList<>())
          .add(new LogLine(now, machine, name, THREAD, severity, message));
      now = now.plusMillis(120);
    }
  }

  List<BundleFile> write() {
    Map<Integer, Records> clients = new LinkedHashMap<>();
    for (SimulatedEvent event : world.happenings()) {
      switch (event) {
        case SimulatedEvent.IdentityFailed h when isOurs(h.resource(), h.at()) ->
            attempt(records(clients, h.resource(), h.at()), h);
        case SimulatedEvent.TokenIssued h when isOurs(h.resource(), h.at()) ->
            success(records(clients, h.resource(), h.at()), h);
        default -> {}
      }
    }
    clients.forEach(this::client);
    tokenLibrary();
    return files;
  }

  private boolean isOurs(int resource, Instant at) {
    return world.resource(resource).site().equals(site.code()) && !at.isBefore(world.begin());
  }

  private Records records(Map<Integer, Records> clients, int resource, Instant at) {
    Records records = clients.computeIfAbsent(resource, id -> new Records(end.name(id)));
    records.now = at;
    return records;
  }

  private void client(int resource, Records records) {
    if (end.failureOf(resource).filter(InjectedFailure.NO_SITE::equals).isEmpty()) {
      records.say(
          Log.MESSAGING,
          1,
          "Supplied sender token is null. Using GetUserTokenFromSid to find sender's token.");
    }
    records.byLog.forEach((log, lines) ->
        add(records.machine + "/" + log, FileKind.CLIENT_LOG, Integer.toString(resource), lines));
    Optional<InjectedFailure> failure = end.failureOf(resource);
    boolean needed = failure.equals(Optional.of(InjectedFailure.NOT_JOINED));
    if (random.percent(70) || needed) {
      files.add(
          new BundleFile(
              records.machine + "/dsregcmd.txt",
              FileKind.DSREGCMD,
              Integer.toString(resource),
              world.end(),
              false,
              DsregcmdWriter.text(world, end, site, world.resource(resource), records.machine)));
    }
  }

  private void add(String path, FileKind kind, String about, List<LogLine> lines) {
    MachineClock clock = new MachineClock(site.bias(), Duration.ZERO);
    List<LogLine> sorted = lines.stream().sorted(Comparator.comparing(LogLine::at)).toList();
    files.add(
        new BundleFile(path, kind, about, sorted.getLast().at(), false, clientLog(clock, sorted)));
  }

  static String clientLog(MachineClock clock, List<LogLine> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(clock.clientRecord(line)).append("\r\n"));
    return text.toString();
  }

  private void attempt(Records records, SimulatedEvent.IdentityFailed failed) {
    InjectedFailure failure = failed.failure();
    if (failure == InjectedFailure.NO_SITE) {
      records.say(Log.REGISTRATION, 3, "RegTask: Failed to refresh site code. Error: 0x8000ffff");
      records.say(
          Log.LOCATION,
          1,
          "LSGetSiteInformationFromManagementPoint('"
              + site.code()
              + "'): Assignment Site Code []");
      return;
    }
    String smsId = smsId(failed.resource());
    records.say(
        Log.REGISTRATION,
        1,
        "[RegTask] - Client is not registered. Sending registration request for " + smsId + " ...");
    records.say(Log.REGISTRATION, 1, "[RegTask] - Starting registration, attempt 1.");
    records.say(Log.LOCATION, 1, "Current AD site of machine is ADSite1");
    if (failure == InjectedFailure.NOT_JOINED) {
      registered(records, failed, smsId);
      return;
    }
    records.say(Log.REGISTRATION, 1, "Registering client using AAD auth.");
    request(records);
    if (failure.preventsToken()) {
      noToken(records, failed.code());
    } else {
      retrieved(records, failed.resource());
      refused(records, failure);
    }
    registered(records, failed, smsId);
  }

  private void registered(Records records, SimulatedEvent.IdentityFailed failed, String smsId) {
    boolean reaches =
        failed.failure() != InjectedFailure.GATEWAY_WITHOUT_CERTIFICATE
            && failed.failure() != InjectedFailure.SITE_TOKEN_TOO_OLD;
    if (reaches && failed.registers()) {
      records.say(
          Log.REGISTRATION,
          1,
          "[RegTask] - Client is registered. Server assigned ClientID is "
              + smsId
              + ". Approval status 1");
    }
  }

  private void request(Records records) {
    records.say(
        Log.TOKEN,
        1,
        "Getting AAD (device) token with: ClientId = "
            + site.clientAppId()
            + ", ResourceUrl = https://ConfigMgrService, AccountId ="
            + " https://login.microsoftonline.com/common/oauth2/token");
  }

  private void retrieved(Records records, int resource) {
    String deviceId = DsregcmdWriter.deviceId(world, end, world.resource(resource));
    records.say(Log.TOKEN, 1, "Retrieved AAD token for AAD device '" + deviceId + "'");
  }

  private void noToken(Records records, String code) {
    boolean ofEntra = code.startsWith("AADSTS");
    String details = ofEntra ? code + ": " + text(code) : "AAD WAM extension error";
    records.say(
        Log.TOKEN, 3, "WAM token request failed. Status 5, Details '%s'".formatted(details));
    records.say(Log.TOKEN, 3, "Failed to get AAD token..");
    boolean interaction = code.startsWith("AADSTS5007") || code.equals("AADSTS50158");
    String error = !ofEntra ? code : interaction ? INTERACTION : REFUSED;
    records.say(
        Log.TOKEN, 3, "Failed to get AAD token for 'S-1-5-18' from WAM API. Error " + error);
  }

  /** The meaning of a code as error-codes.tsv has it; texts of Entra name ids besides. */
  private static String text(String code) {
    return switch (code) {
      case "AADSTS500011" ->
          "The resource principal named https://ConfigMgrService was not found in the tenant.";
      case "AADSTS50155" -> "Device authentication failed for this user.";
      case "AADSTS135011" -> "The device used is disabled.";
      case "AADSTS700003" -> "Device object was not found in the tenant.";
      case "AADSTS500133" -> "Assertion is not within its valid time range.";
      case "AADSTS700024" -> "Client assertion is not within its valid time range.";
      default -> "You must use multi-factor authentication.";
    };
  }

  /** The client has a token and shows it in vain. */
  private static void refused(Records records, InjectedFailure failure) {
    switch (failure) {
      case GATEWAY_WITHOUT_CERTIFICATE ->
          records.say(
              Log.LOCATION,
              3,
              "[CCMHTTP] ERROR INFO: StatusCode=403"
                  + " StatusText=CMGConnector_Clientcertificaterequired");
      case SITE_TOKEN_TOO_OLD ->
          records.say(
              Log.MESSAGING,
              3,
              "[CCMHTTP] ERROR INFO: StatusCode=401 StatusText=CMGService_Invalid_Token");
      default -> {}
    }
    records.say(
        Log.REGISTRATION,
        3,
        "RegTask: Failed to send registration request message. Error: " + NO_ANSWER);
    records.say(
        Log.REGISTRATION, 3, "RegTask: Failed to send registration request. Error: " + NO_ANSWER);
    records.say(
        Log.REGISTRATION,
        3,
        "Failed to register using AAD auth with error "
            + NO_ANSWER
            + ". Falling back to the old auth.");
  }

  private void success(Records records, SimulatedEvent.TokenIssued issued) {
    request(records);
    retrieved(records, issued.resource());
    records.say(Log.LOCATION, 1, "Current AD site of machine is ADSite1");
    records.say(
        Log.REGISTRATION,
        1,
        "[RegTask] - Client is registered. Server assigned ClientID is "
            + smsId(issued.resource())
            + ". Approval status 3");
  }

  private String smsId(int resource) {
    return "GUID:" + world.resource(resource).smsId().toUpperCase(Locale.ROOT);
  }

  /** From 2603 on; each client's attempt fails there. */
  private void tokenLibrary() {
    List<LogLine> lines = new ArrayList<>();
    for (SimulatedEvent event : world.happenings()) {
      if (event instanceof SimulatedEvent.IdentityFailed failed
          && failed.failure() == InjectedFailure.MANAGEMENT_POINT_OFFLINE
          && isOurs(failed.resource(), failed.at())) {
        lines.add(
            new LogLine(
                failed.at().plusMillis(700),
                site.managementPoint(),
                "CCM_STS_ManagedBase",
                6612,
                3,
                "Microsoft.Identity.ServiceEssentials.Exceptions."
                    + "MiseAuthenticationTicketProviderException: MISE12034:"
                    + " AuthenticationTicketProvider Name:AuthenticationTicketProvider\r\n"
                    + "System.Net.Sockets.SocketException: No connection could be made because the"
                    + " target machine actively refused it"));
      }
    }
    if (!lines.isEmpty()) {
      add(
          site.managementPoint() + "/" + Log.TOKEN_LIBRARY,
          FileKind.TOKEN_LIBRARY_LOG,
          site.code(),
          lines);
    }
  }
}
