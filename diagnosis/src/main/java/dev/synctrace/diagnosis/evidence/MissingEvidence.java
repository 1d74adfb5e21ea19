package dev.synctrace.diagnosis.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that would decide the answer and is not in the case.
 *
 * @param what the thing, such as {@code ClientKeyData export}
 * @param how where it is found and the command or query that exports it
 * @param machine name of the one computer it must be of; null where it is of no certain one
 */
public record MissingEvidence(String what, String how, @Nullable String machine) {
  /** The time of an action in what would show it. */
  private static final Pattern TIME =
      Pattern.compile(" around \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} UTC");

  private static final Pattern DEVICE = Pattern.compile(" (of|on) the device\\b");

  public MissingEvidence(String what, String how) {
    this(what, how, null);
  }

  /** What it is without the computer it must be of. */
  public String thing() {
    return machine == null
        ? what
        : what.replaceAll(" (of|on) " + Pattern.quote(machine) + "(?![\\p{Alnum}_-])", "");
  }

  /** The same, of each of several computers in the place of the one. */
  public MissingEvidence ofEach() {
    if (machine == null) {
      return this;
    }
    Pattern one = Pattern.compile(" (of|on) " + Pattern.quote(machine) + "(?![\\p{Alnum}_-])");
    return new MissingEvidence(
        one.matcher(what).replaceAll(" $1 each device"),
        one.matcher(how).replaceAll(" $1 each device"));
  }

  /** The same, at each of several times in the place of the one. */
  public MissingEvidence atEachTime() {
    String at = TIME.matcher(what).replaceAll(" around each of these actions");
    return at.equals(what)
        ? this
        : new MissingEvidence(at, how.replace("cover that time", "cover all of them"), machine);
  }

  /** The same, of one computer, which replaces "the device". */
  public MissingEvidence of(String computer) {
    return new MissingEvidence(named(what, computer), named(how, computer), computer);
  }

  private static String named(String text, String computer) {
    return DEVICE.matcher(text).replaceAll(" $1 " + Matcher.quoteReplacement(computer));
  }
}
