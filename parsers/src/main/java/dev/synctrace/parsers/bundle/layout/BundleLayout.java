package dev.synctrace.parsers.bundle.layout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the bundles of one tool are laid out: one YAML file each, with the source that documents it.
 * Immutable.
 *
 * @param id the name of its file
 * @param title of such a bundle, such as {@code Intune device diagnostics}
 * @param archive name of the archive, or of the folder it was extracted to, as the tool makes it;
 *     its groups {@code device} and {@code time} are what such a name says
 * @param content where a file that only such a bundle has begins; null where there is none
 * @param device the name of the device in such a file, its first group; null where it has none
 * @param members files below the bundle's root that show it, wherever it is
 * @param least how many of {@code members} show it
 * @param besideContent files below the root that are of such a bundle where the file of {@code
 *     content} is there
 */
public record BundleLayout(
    String id,
    String title,
    Pattern archive,
    @Nullable Pattern content,
    @Nullable Pattern device,
    List<Pattern> members,
    int least,
    List<Pattern> besideContent) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  public BundleLayout {
    members = List.copyOf(members);
    besideContent = List.copyOf(besideContent);
  }

  /** Loaded with the first file that may be of a known bundle. */
  private static final class Catalogue {
    private static final List<BundleLayout> ALL = read();

    private static List<BundleLayout> read() {
      List<BundleLayout> layouts = new ArrayList<>();
      CompiledYaml.of(BundleLayout.class)
          .files()
          .forEach((file, layout) -> layouts.add(of(file.replace(".yaml", ""), layout)));
      return List.copyOf(layouts);
    }
  }

  /** All known layouts. */
  public static List<BundleLayout> all() {
    return Catalogue.ALL;
  }

  private static BundleLayout of(String id, JsonNode layout) {
    return new BundleLayout(
        id,
        layout.required("title").asText(),
        Pattern.compile(layout.required("archive").asText()),
        pattern(layout.path("content")),
        pattern(layout.path("device")),
        patterns(layout.required("members")),
        layout.required("least").asInt(),
        patterns(layout.required("besideContent")));
  }

  private static @Nullable Pattern pattern(JsonNode text) {
    return text.isMissingNode() ? null : Pattern.compile(text.asText());
  }

  private static List<Pattern> patterns(JsonNode texts) {
    List<Pattern> patterns = new ArrayList<>();
    texts.forEach(text -> patterns.add(Pattern.compile(text.asText())));
    return patterns;
  }

  /** Whether a file below the root, by its path from there, is one that such a bundle has. */
  public boolean hasMember(String path) {
    return members.stream().anyMatch(member -> member.matcher(path).matches());
  }

  /** Whether a file is of such a bundle, where the file of {@code content} is beside it. */
  public boolean hasBesideContent(String path) {
    return hasMember(path) || besideContent.stream().anyMatch(p -> p.matcher(path).matches());
  }

  /** What the name of an archive or folder says; empty where the tool gives no such name. */
  public Optional<ArchiveName> named(String name) {
    Matcher matcher = archive.matcher(name);
    return matcher.matches()
        ? Optional.of(new ArchiveName(group(matcher, "device"), time(group(matcher, "time"))))
        : Optional.empty();
  }

  private static @Nullable String group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null; // a number that is no time
    }
  }

  /**
   * What the name of an archive says.
   *
   * @param device null where it names none
   * @param time of the collection; null where it has none
   */
  public record ArchiveName(@Nullable String device, @Nullable Instant time) {}

  /**
   * A file that only a known bundle has.
   *
   * @param layout the {@link #id} of the bundle's layout
   * @param device as the file names it; null where it does not
   */
  public record Mark(String layout, @Nullable String device) {

    /** Returns the mark of a file that begins with this text, without leading blanks. */
    public static Optional<Mark> in(String start) {
      if (!start.startsWith("<") || start.startsWith("<![LOG[")) {
        return Optional.empty();
      }
      for (BundleLayout layout : all()) {
        Pattern content = layout.content();
        if (content != null && content.matcher(start).lookingAt()) {
          return Optional.of(new Mark(layout.id(), deviceIn(start, layout.device())));
        }
      }
      return Optional.empty();
    }

    private static @Nullable String deviceIn(String start, @Nullable Pattern device) {
      Matcher matcher = device == null ? null : device.matcher(start);
      return matcher != null && matcher.find() ? matcher.group(1) : null;
    }
  }
}
