package dev.synctrace.parsers.bundle.file;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rotation of a log file, as its name shows (reference framing.md section 5). The natural order
 * puts a rotated set together, oldest file first: dated files by the time in the name, then
 * numbered ones from the highest number down, then {@code .lo_}, then {@code .log}. Sets follow
 * each other by name, whatever the case of the letters. The order is what names promise; only
 * record times prove it.
 *
 * @param base name of the rotated set: the file name without rotation mark and extension
 * @param log name of the log that the set belongs to: {@code base} without the parts that name a
 *     user, a cloud management gateway or a copy, such as {@code CMGService}
 * @param time when the file was put aside, by the clock of its machine; only dated names tell
 * @param number history number, 0 for none; the higher, the older
 * @param previous whether the extension ({@code .lo_}, {@code .log_}) marks the previous file
 * @param fileName the name as it is
 */
public record RotatedName(
    String base,
    String log,
    Optional<LocalDateTime> time,
    int number,
    boolean previous,
    String fileName)
    implements Comparable<RotatedName> {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  /** Mail filters make people add {@code .txt}. */
  private static final Pattern LOG_FILE =
      Pattern.compile("(?<stem>.+)\\.(?<mark>log|lo_|log_)(?:\\.txt)?", FLAGS);

  private static final Pattern COPY = Pattern.compile("(?<stem>.+) \\(\\d{1,4}\\)");
  private static final Pattern DATED =
      Pattern.compile("(?<stem>.+)[-_](?<day>\\d{8})[-_](?<time>\\d{6})");
  private static final Pattern NUMBERED = Pattern.compile("(?<stem>.+)-(?<number>\\d{1,3})");
  private static final Pattern USER_LOG =
      Pattern.compile("(?<stem>(?<log>[^_@]+)_[^@]+@.+?)(?:_(?<number>\\d{1,3}))?");
  private static final Pattern GATEWAY_COPY = Pattern.compile("CMG-.+_IN_[^-]*-(?<log>.+)", FLAGS);

  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Comparator<RotatedName> ORDER =
      Comparator.comparing(RotatedName::base, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(RotatedName::family)
          .thenComparing(name -> name.time().orElse(LocalDateTime.MAX))
          .thenComparing(RotatedName::number, Comparator.reverseOrder())
          .thenComparing(RotatedName::previous, Comparator.reverseOrder())
          .thenComparing(RotatedName::fileName);

  /**
   * Reads a name.
   *
   * @param path a file name, or a path with forward slashes or backslashes
   */
  public static RotatedName of(String path) {
    String fileName = MemberName.last(path);
    Matcher logFile = LOG_FILE.matcher(fileName);
    if (!logFile.matches()) {
      String stem = withoutExtension(fileName);
      return new RotatedName(stem, stem, Optional.empty(), 0, false, fileName);
    }
    boolean previous = !logFile.group("mark").equalsIgnoreCase("log");
    return ofLog(logFile.group("stem"), previous, fileName);
  }

  private static RotatedName ofLog(String stem, boolean previous, String fileName) {
    // A copy, as browsers and doubled zip entries make them, is a set of its own of the same log.
    Matcher copy = COPY.matcher(stem);
    String copyMark = copy.matches() ? stem.substring(copy.end("stem")) : "";
    String name = stem.substring(0, stem.length() - copyMark.length());

    Optional<LocalDateTime> time = Optional.empty();
    Matcher dated = DATED.matcher(name);
    if (dated.matches()) {
      time = time(dated.group("day") + dated.group("time"));
      name = time.isPresent() ? dated.group("stem") : name;
    }

    Matcher user = USER_LOG.matcher(name);
    if (user.matches()) {
      return new RotatedName(
          user.group("stem") + copyMark,
          user.group("log"),
          time,
          number(user.group("number")),
          previous,
          fileName);
    }

    int number = 0;
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      number = number(numbered.group("number"));
      name = numbered.group("stem");
    }
    Matcher gateway = GATEWAY_COPY.matcher(name);
    String log = gateway.matches() ? gateway.group("log") : name;
    return new RotatedName(name + copyMark, log, time, number, previous, fileName);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Optional<LocalDateTime> time(String digits) {
    try {
      return Optional.of(LocalDateTime.parse(digits, IN_NAME));
    } catch (DateTimeException e) {
      return Optional.empty(); // digits that are no date belong to the name
    }
  }

  /** Keeps {@code BgbServer.csv} out of the set of {@code BgbServer.log}. */
  private String family() {
    return LOG_FILE.matcher(fileName).matches()
        ? "log"
        : fileName.substring(withoutExtension(fileName).length()).toLowerCase(Locale.ROOT);
  }

  private static String withoutExtension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  @Override
  public int compareTo(RotatedName other) {
    return ORDER.compare(this, other);
  }
}
