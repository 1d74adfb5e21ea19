package dev.synctrace.diagnosis.collect;

import dev.synctrace.index.source.MachineRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of place at which data is collected, with what is collected there: one file of the
 * catalogue.
 *
 * @param id such as {@code management-point}
 * @param title for people
 * @param place where its logs or exports are, for people
 * @param machineRole what computers of the case have it; null where it is no computer
 * @param siteRole its name in the site database; null where the site has no such role
 * @param folders where the script finds its logs, the likeliest first, with the placeholders {@code
 *     {machine} {site} {drive} {windows} {install}}
 */
public record CollectRole(
    String id,
    String title,
    String place,
    @Nullable MachineRole machineRole,
    @Nullable String siteRole,
    List<String> folders) {
  /** Of Graph exports. */
  public static final String ENTRA = "entra";

  /** Of SQL exports. */
  public static final String SITE_DATABASE = "site-database";

  public CollectRole {
    folders = List.copyOf(folders);
  }

  /** Returns whether the data is written by a computer, so that there can be several of each. */
  public boolean isOfMachines() {
    return machineRole != null;
  }

  /** Returns whether the computers are the devices that members or actions are about. */
  public boolean isOfClients() {
    return machineRole == MachineRole.CLIENT;
  }
}
