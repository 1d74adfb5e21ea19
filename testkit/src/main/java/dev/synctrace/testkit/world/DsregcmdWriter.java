package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.WorldState;
import java.util.Locale;

/** Writes what {@code dsregcmd /status} prints on a device. */
final class DsregcmdWriter {
  private static final String BAR = "+" + "-".repeat(70) + "+\n";

  private DsregcmdWriter() {}

  /** The device ID that the machine itself has: a deleted object leaves it joined. */
  static String deviceId(World world, WorldState state, Resource resource) {
    String object = state.objectOf(resource.machine());
    return object.isEmpty() ? "" : world.object(object).deviceId();
  }

  /**
   * The machine's own belief, as of a state.
   *
   * @param name of the computer, perhaps with its domain
   */
  static String text(World world, WorldState state, Site site, Resource resource, String name) {
    String deviceId = deviceId(world, state, resource);
    boolean joined = !deviceId.isEmpty();
    String object = state.objectOf(resource.machine());
    boolean works = joined && state.objectExists(object) && !state.isDisabled(object);
    StringBuilder text = new StringBuilder();
    section(text.append('\n'), "Device State");
    text.append("             AzureAdJoined : ").append(joined ? "YES" : "NO").append('\n');
    text.append("          EnterpriseJoined : NO\n");
    text.append("              DomainJoined : YES\n");
    text.append("                DomainName : ")
        .append(site.tenant().name().toUpperCase(Locale.ROOT))
        .append('\n');
    text.append("               Device Name : ").append(name).append("\n\n");
    if (joined) {
      section(text, "Device Details");
      text.append("                  DeviceId : ").append(deviceId).append('\n');
      text.append("          DeviceAuthStatus : ")
          .append(works ? "SUCCESS" : "FAILED. Device is either disabled or deleted")
          .append("\n\n");
      section(text, "Tenant Details");
      text.append("                  TenantId : ").append(site.tenant().id()).append('\n');
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String title) {
    text.append(BAR).append("| %-68s |\n".formatted(title)).append(BAR).append('\n');
  }
}
