package dev.synctrace.diagnosis.identity;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Devices an action is meant for, as the service connector writes them. No source says whether a
 * single small number is a resource ID or a count (messages-server.md section 3), so it is taken
 * for the count: more targets are never claimed to have answered than did.
 *
 * @param resourceIds resource IDs in the order written; empty where only a count is known
 * @param count how many devices at most; 0 where nothing is written
 */
public record TargetDeviceIds(List<Long> resourceIds, long count) {
  /** Resource IDs of clients begin here. */
  private static final long FIRST_RESOURCE_ID = 16_777_216;

  private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final TargetDeviceIds NONE = new TargetDeviceIds(List.of(), 0);

  public TargetDeviceIds {
    resourceIds = List.copyOf(resourceIds);
  }

  /** Reads what follows {@code TargetDeviceIDs:}. */
  public static TargetDeviceIds of(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return NONE;
    }
    if (NUMBER.matcher(text).matches() && Long.parseLong(text) < FIRST_RESOURCE_ID) {
      return new TargetDeviceIds(List.of(), Math.max(1, Long.parseLong(text)));
    }
    List<String> parts =
        Arrays.stream(SEPARATOR.split(text)).filter(part -> !part.isEmpty()).distinct().toList();
    List<Long> ids =
        parts.stream()
            .filter(part -> NUMBER.matcher(part).matches())
            .map(Long::valueOf)
            .filter(id -> id >= FIRST_RESOURCE_ID)
            .toList();
    return new TargetDeviceIds(ids, parts.size());
  }
}
