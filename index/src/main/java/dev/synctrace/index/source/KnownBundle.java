package dev.synctrace.index.source;

import dev.synctrace.parsers.bundle.layout.BundleLayout;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that a known tool has made of one device, given alone or inside another bundle.
 *
 * @param layout by which it was recognised
 * @param path inside the bundle that was given; the name of that bundle where it is all of it
 * @param device it was collected on; null where nothing tells it, or what tells it is contradictory
 * @param collected when, by the name of its archive; null when unknown
 * @param sources paths of its files in the case
 */
public record KnownBundle(
    BundleLayout layout,
    String path,
    @Nullable String device,
    @Nullable Instant collected,
    List<String> sources) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  public KnownBundle {
    sources = List.copyOf(sources);
  }

  /** Returns what it is, such as {@code Intune device diagnostics of CLIENT-042, 14 Oct 2026}. */
  public String description() {
    return layout.title()
        + (device == null ? "" : " of " + device)
        + (collected == null ? "" : ", " + DAY.format(collected));
  }
}
