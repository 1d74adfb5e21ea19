package dev.synctrace.testkit.world;

import java.util.List;

/**
 * Why a device has no verified identity in the site, and which log shows it; field-messages.md
 * sections 2.2, 2.3 and 3.
 */
public enum IdentityFailure {
  KEY_MISSING("S56", Log.TOKEN, "0xd0090016", "0x80090016"),
  NO_ACCOUNT_TOKEN("S57", Log.TOKEN, "0x800703f0"),
  SECOND_FACTOR(
      "S58",
      Log.TOKEN,
      "0xcaa2000c",
      "AADSTS50074",
      "AADSTS50076",
      "AADSTS50079",
      "AADSTS50158"),
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
  NOT_JOINED("S05", Log.JOIN_STATE, "NO");

  /** Names of the logs that show failures. */
  static final class Log {
    static final String TOKEN = "CcmAad.log";
    static final String REGISTRATION = "ClientIDManagerStartup.log";
    static final String LOCATION = "LocationServices.log";
    static final String MESSAGING = "CcmMessaging.log";
    static final String JOIN_STATE = "dsregcmd";
    static final String TOKEN_LIBRARY = "CCM_STS_ManagedBase.log";

    private Log() {}
  }

  private static final List<IdentityFailure> OF_SITES =
      List.of(APPLICATION_ID_URI, MANAGEMENT_POINT_OFFLINE);

  private final String cause;
  private final String log;
  private final List<String> codes;

  IdentityFailure(String cause, String log, String... codes) {
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
  List<String> codes() {
    return codes;
  }

  /** Whether it is of the whole site, so that no client of it is accepted while it lasts. */
  boolean isOfSite() {
    return OF_SITES.contains(this);
  }

  /** Whether the request for a token fails on the device. */
  boolean preventsToken() {
    return log.equals(Log.TOKEN);
  }

  /** Failures of single devices. */
  static List<IdentityFailure> ofDevices() {
    return List.of(values()).stream().filter(failure -> !failure.isOfSite()).toList();
  }

  static List<IdentityFailure> ofSites() {
    return OF_SITES;
  }
}
