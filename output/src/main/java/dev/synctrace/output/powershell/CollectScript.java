package dev.synctrace.output.powershell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.diagnosis.collect.CollectItem;
import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.diagnosis.collect.CollectPlan;
import dev.synctrace.diagnosis.collect.CollectRole;
import dev.synctrace.diagnosis.collect.CollectTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The script that collects: a template and the tasks as its data. It reads, and writes only below
 * its own output folder.
 */
public final class CollectScript {
  private static final String TEMPLATE = "collect.ps1";

  /** PowerShell 5.1 takes a script without it for one in the code page of the computer. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern PLACE = Pattern.compile("<<([A-Z]+)>>");

  private CollectScript() {}

  /**
   * Returns the script, with the line ends of Windows. It skips computers whose names are no names
   * of hosts, and says so in a comment: it puts names into paths on the network.
   *
   * @param all what to collect
   * @param site code of the site; null for the one that the computer belongs to
   * @param version of the program that makes it
   */
  public static String of(List<CollectTask> all, @Nullable String site, String version) {
    List<CollectTask> tasks = all.stream().filter(CollectTask::isOfHost).toList();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("VERSION", PowerShellLiteral.of(version));
    values.put("SITE", PowerShellLiteral.of(site == null ? "" : site));
    values.put("DEVICES", PowerShellLiteral.of(devices(tasks)));
    values.put("GROUPS", PowerShellLiteral.of(groups(tasks)));
    values.put("ROLES", roles(tasks));
    values.put("SKIPPED", skipped(all));
    values.put("FILES", lines(tasks, CollectScript::copied));
    values.put("QUERIES", lines(tasks, CollectScript::query));
    values.put("EXPORTS", exports(tasks));
    // At once: a value may have the name of another in it.
    String script =
        PLACE
            .matcher(template())
            .replaceAll(place ->
                Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
    return BYTE_ORDER_MARK + script.replace("\n", "\r\n");
  }

  private static Set<String> devices(List<CollectTask> tasks) {
    Set<String> devices = new TreeSet<>();
    for (CollectTask task : tasks) {
      if (task.machine() != null && task.item().role().siteRole() == null) {
        devices.add(task.machine());
      }
    }
    return devices;
  }

  /** Comments, each of one line and without characters that could change how the line reads. */
  private static String skipped(List<CollectTask> all) {
    return all.stream()
        .filter(task -> !task.isOfHost())
        .map(task -> String.valueOf(task.machine()).replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S}]", " "))
        .distinct()
        .sorted()
        .map(name -> "# Skipped, not the name of a computer: " + PowerShellLiteral.of(name) + "\n")
        .collect(Collectors.joining());
  }

  private static Set<String> groups(List<CollectTask> tasks) {
    Set<String> groups = new TreeSet<>();
    for (CollectTask task : tasks) {
      if (task.subject() != null && "group".equals(task.item().each())) {
        groups.add(task.subject());
      }
    }
    return groups;
  }

  private static String roles(List<CollectTask> tasks) {
    return tasks.stream()
        .map(task -> task.item().role())
        .filter(CollectRole::isOfMachines)
        .distinct()
        .map(role ->
            "  %s = @{ SiteRole = %s; Folders = %s }"
                .formatted(
                    PowerShellLiteral.of(role.id()),
                    PowerShellLiteral.of(role.siteRole()),
                    PowerShellLiteral.of(role.folders())))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(List<CollectTask> tasks, Line line) {
    Set<String> lines = new LinkedHashSet<>();
    for (CollectTask task : tasks) {
      String written = line.of(task);
      if (written != null) {
        lines.add("  " + written);
      }
    }
    return String.join("\n", lines);
  }

  private static @Nullable String copied(CollectTask task) {
    CollectItem item = task.item();
    boolean joinState = item.role().isOfMachines() && item.data() instanceof Data.Fact;
    if (!CollectPlan.isCopied(item) && !joinState) {
      return null;
    }
    String channel =
        item.data() instanceof Data.EventLog log
            ? log.channel().replace("/", "%4") + ".evtx"
            : null;
    return "@{ Id = %s; Role = %s; Machine = %s; Kind = '%s'; Files = %s; From = %s }"
        .formatted(
            PowerShellLiteral.of(item.id()),
            PowerShellLiteral.of(item.role().id()),
            PowerShellLiteral.of(task.machine()),
            joinState ? "JoinState" : channel == null ? "Log" : "EventLog",
            PowerShellLiteral.of(task.files()),
            PowerShellLiteral.of(channel));
  }

  private static @Nullable String query(CollectTask task) {
    String query = task.item().query();
    return query == null
        ? null
        : "@{ Id = %s; File = %s; Query = %s }"
            .formatted(
                PowerShellLiteral.of(task.item().id()),
                PowerShellLiteral.of("sql/" + task.item().files().getFirst()),
                PowerShellLiteral.of(query));
  }

  /** Commands of the catalogue, word for word: they are part of the program. */
  private static String exports(List<CollectTask> tasks) {
    return tasks.stream()
        .map(CollectTask::item)
        .filter(item -> item.cmdlet() != null)
        .distinct()
        .map(item ->
            "  @{ Id = %s; Each = %s; Relation = %s; File = %s; Read = { param($GroupId) %s } }"
                .formatted(
                    PowerShellLiteral.of(item.id()),
                    PowerShellLiteral.of(item.each()),
                    PowerShellLiteral.of(item.relation()),
                    PowerShellLiteral.of("graph/" + item.files().getFirst()),
                    item.cmdlet()))
        .collect(Collectors.joining("\n"));
  }

  private static String template() {
    try (InputStream in = CollectScript.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("no " + TEMPLATE);
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(TEMPLATE, e);
    }
  }

  /** Writes a task as a line of data; null where the task is not of that sort. */
  @FunctionalInterface
  private interface Line {
    @Nullable String of(CollectTask task);
  }
}
