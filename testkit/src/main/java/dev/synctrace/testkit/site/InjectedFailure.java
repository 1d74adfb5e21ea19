package dev.synctrace.testkit.site;

import java.util.Arrays;
import java.util.List;

/**
 * Why a device has no verified identity in the site, or why the site synchronizes nothing, and
 * which log shows it; field-messages.md sections 2.1 to 2.3 and 3.
 */
public enum InjectedFailure {
  KEY_MISSING("S56", Log.TOKEN, "0xd0090016", "0x80090016"),
  NO_ACCOUNT_TOKEN("S57", Log.TOKEN, "0x800703f0"),
  SECOND_FACTOR(
      "S58", Log.TOKEN, "0xcaa2000c", "AADSTS50074", "AADSTS50076", "AADSTS50079", "AADSTS50158"),
  PROXY_ANSWERS("S59", Log.TOKEN, "0x8007000d", "0xcaa9002c", "0xc0048442", "0xcaa30193"),
  HOSTS_UNREACHABLE("S60", Log.TOKEN, "0x80072ee7", "0xcaa82ee2", "0xcaa82efd", "0x80072efe"),
  CLOCK_OR_CERTIFICATE(
      "S61", Log.TOKEN, "0x80072f8f", "0xcaa82f05", "0xcaa82f0d", "AADSTS500133", "AADSTS700024"),
  /** Of the whole site: no app of the tenant has the URI that the clients ask for. */
  APPLICATION_ID_URI("S62", Log.TOKEN, "AADSTS500011"),
  DEVICE_DISABLED("S63", Log.TOKEN, "AADSTS50155", "AADSTS135011"),
  DEVICE_DELETED("S63", Log.TOKEN, "AADSTS700003"),
  /** Of the whole site: its management point cannot fetch the signing keys; from 2603 on. */
  MANAGEMENT_POINT_OFFLINE("S64", Log.TOKEN_LIBRARY, "MISE12034"),
  OLD_AUTHENTICATION("S65", Log.REGISTRATION, "0x87d00231"),
  GATEWAY_WITHOUT_CERTIFICATE("S66", Log.LOCATION, "403"),
  SITE_TOKEN_TOO_OLD("S68", Log.MESSAGING, "401"),
  NO_SITE("S70", Log.LOCATION, "0x8000ffff"),
  NOT_JOINED("S05", Log.JOIN_STATE, "NO"),
  /** Of the whole site: its server app has no admin consent, so that no group is synchronized. */
  CONSENT_MISSING("S24", Log.SYNC, "AADSTS65001"),
  /** Of the whole site: the database does not take the dates of its locale; 2203. */
  DATE_NOT_CONVERTED("S52", Log.SYNC, "nvarchar"),
  /** Of the whole site: the database has a member twice; before 2309. */
  DUPLICATE_KEY("S67", Log.SYNC, "CollectionAADGroupMember_PK"),
  /** Of the whole site: no management point takes tokens. Not drawn here, but with the site. */
  ENHANCED_HTTP_OFF("S02", Log.NOTES),
  /** The client is blocked; not drawn here, but as a story. */
  CLIENT_REVOKED("S08", Log.KEY_DATA);

  /** Names of the logs that show failures. */
  public static final class Log {
    public static final String TOKEN = "CcmAad.log";
    public static final String REGISTRATION = "ClientIDManagerStartup.log";
    public static final String LOCATION = "LocationServices.log";
    public static final String MESSAGING = "CcmMessaging.log";
    static final String JOIN_STATE = "dsregcmd";
    static final String SYNC = "SMS_AZUREAD_DISCOVERY_AGENT.log";
    static final String NOTES = "case-notes.yaml";
    static final String KEY_DATA = "ClientKeyData.csv";
    public static final String TOKEN_LIBRARY = "CCM_STS_ManagedBase.log";

    private Log() {}
  }

  private static final List<InjectedFailure> OF_SITES =
      List.of(APPLICATION_ID_URI, MANAGEMENT_POINT_OFFLINE);

  private static final List<InjectedFailure> OF_SYNCS =
      List.of(CONSENT_MISSING, DATE_NOT_CONVERTED, DUPLICATE_KEY);

  private static final int FIRST_WITH_TOKEN_LIBRARY = 2603;
  private static final int WITH_DATE_FAULT = 2203;
  private static final int LAST_WITH_KEY_FAULT = 2211;

  private final String cause;
  private final String log;
  private final List<String> codes;

  InjectedFailure(String cause, String log, String... codes) {
    this.cause = cause;
    this.log = log;
    this.codes = List.of(codes);
  }

  /** Id of the cause that is the root. */
  public String cause() {
    return cause;
  }

  /** Name of the file that shows it. */
  public String log() {
    return log;
  }

  /** The codes that its log shows, one of them. */
  public List<String> codes() {
    return codes;
  }

  /** Whether it is of the whole site, so that no client of it is accepted while it lasts. */
  public boolean isOfSite() {
    return OF_SITES.contains(this);
  }

  /** Whether the request for a token fails on the device. */
  public boolean preventsToken() {
    return log.equals(Log.TOKEN);
  }

  /** Failures of single devices. */
  public static List<InjectedFailure> ofDevices() {
    return Arrays.stream(values())
        .filter(failure -> !failure.isOfSite() && !failure.stopsSync() && !failure.codes.isEmpty())
        .toList();
  }

  /** Whether the site synchronizes no group while it lasts. */
  public boolean stopsSync() {
    return OF_SYNCS.contains(this);
  }

  /** The version of the site that has it, given the version it has without. */
  public int version(int version) {
    return switch (this) {
      case MANAGEMENT_POINT_OFFLINE -> FIRST_WITH_TOKEN_LIBRARY;
      case DATE_NOT_CONVERTED -> WITH_DATE_FAULT;
      case DUPLICATE_KEY -> Math.min(version, LAST_WITH_KEY_FAULT);
      default -> version;
    };
  }

  /** What a cycle of the group synchronization logs, where it stops it. */
  public List<String> messages(String appId) {
    return switch (this) {
      case CONSENT_MISSING ->
          List.of(
              "ERROR: Failed to get token: AADSTS65001: The user or administrator has not consented"
                  + " to use the application with ID '"
                  + appId
                  + "'.");
      case DATE_NOT_CONVERTED ->
          List.of(
              "ERROR: Encountered SqlException The conversion of a nvarchar data type to a datetime"
                  + " data type resulted in an out-of-range value.",
              "ERROR: Group full sync request failed. Exception:"
                  + " System.Data.SqlClient.SqlException: The conversion of a nvarchar data type to"
                  + " a datetime data type resulted in an out-of-range value.");
      case DUPLICATE_KEY ->
          List.of(
              "ERROR: Encountered SqlException Violation of PRIMARY KEY constraint"
                  + " 'CollectionAADGroupMember_PK'. Cannot insert duplicate key in object"
                  + " 'dbo.CollectionAADGroupMember'. The duplicate key value is"
                  + " (11111111-2222-3333-4444-555555555555, 16777219,"
                  + " 66666666-7777-8888-9999-000000000000).");
      default -> List.of();
    };
  }

  public static List<InjectedFailure> ofSyncs() {
    return OF_SYNCS;
  }

  public static List<InjectedFailure> ofSites() {
    return OF_SITES;
  }
}
