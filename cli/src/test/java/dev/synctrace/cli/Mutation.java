package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** One way in which a file comes damaged, cut, converted or hostile. */
enum Mutation {
  BITS_FLIPPED(Mutation::flipBits),
  BYTES_OVERWRITTEN(Mutation::overwrite),
  CUT_OFF((bytes, dice) -> Arrays.copyOf(bytes, at(bytes, dice))),
  BEGINNING_LOST((bytes, dice) -> Arrays.copyOfRange(bytes, at(bytes, dice), bytes.length)),
  BLOCK_LOST((bytes, dice) -> replaced(bytes, block(bytes, dice), new byte[0])),
  BLOCK_TWICE(Mutation::repeat),
  BLOCKS_SWAPPED(Mutation::swap),
  RANDOM_BYTES_INSERTED((bytes, dice) -> inserted(bytes, dice, noise(dice, 1 + dice.nextInt(400)))),
  NULS_INSERTED((bytes, dice) -> inserted(bytes, dice, new byte[1 + dice.nextInt(200)])),
  LINE_ENDS_CHANGED(Mutation::changeLineEnds),
  LINE_ENDS_LOST((bytes, dice) -> text(bytes).replaceAll("[\\r\\n]+", "").getBytes(ISO_8859_1)),
  CONVERTED(Mutation::convert),
  LONG_LINE((bytes, dice) -> inserted(bytes, dice, "x".repeat(200_000).getBytes(UTF_8))),
  NESTED(Mutation::nest),
  EXTREME_VALUES(Mutation::exaggerate),
  MARKS_CONFUSED(Mutation::confuse),
  HOSTILE_TEXT(
      (bytes, dice) -> inserted(bytes, dice, oneOf(HostileText.ALL, dice).getBytes(UTF_8)));

  /** Text that must stay text wherever it is shown. */
  private static final class HostileText {
    static final List<String> ALL =
        List.of(
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "\u001b[2J\u001b]0;title\u0007\u202e\u2028",
            "2026-02-30T00:00:00Z 9999-99-99T99:99:99.999999999Z",
            "${jndi:ldap://127.0.0.1/a} %s%n%999999d {{7*7}} [[${7*7}]]",
            "../../../../etc/passwd CON NUL C:\\\\?\\",
            "=HYPERLINK(\"http://contoso.com\",\"x\")\t,\"\";'--",
            "]]>]LOG]!><time=\"<![LOG[$$<$$<><><thread=>");
  }

  private static final List<String> NUMBERS =
      List.of("99999999999999999999", "-1", "0", "9223372036854775808", "1e999", "4294967296");

  private final BiFunction<byte[], RandomGenerator, byte[]> change;

  Mutation(BiFunction<byte[], RandomGenerator, byte[]> change) {
    this.change = change;
  }

  byte[] of(byte[] bytes, RandomGenerator dice) {
    return change.apply(bytes, dice);
  }

  private static byte[] flipBits(byte[] bytes, RandomGenerator dice) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < 1 + bytes.length / 500 && bytes.length > 0; i++) {
      changed[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
    }
    return changed;
  }

  private static byte[] overwrite(byte[] bytes, RandomGenerator dice) {
    int[] block = block(bytes, dice);
    return replaced(bytes, block, noise(dice, block[1] - block[0]));
  }

  private static byte[] repeat(byte[] bytes, RandomGenerator dice) {
    int[] block = block(bytes, dice);
    return inserted(bytes, dice, Arrays.copyOfRange(bytes, block[0], block[1]));
  }

  private static byte[] swap(byte[] bytes, RandomGenerator dice) {
    int cut = at(bytes, dice);
    byte[] end = Arrays.copyOfRange(bytes, cut, bytes.length);
    return replaced(end, new int[] {end.length, end.length}, Arrays.copyOf(bytes, cut));
  }

  private static byte[] changeLineEnds(byte[] bytes, RandomGenerator dice) {
    StringBuilder text = new StringBuilder();
    for (String line : text(bytes).split("\\r\\n|\\r|\\n", -1)) {
      text.append(line).append(oneOf(List.of("\n", "\r\n", "\r", "\n\n", "\r\r\n"), dice));
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private static byte[] convert(byte[] bytes, RandomGenerator dice) {
    String text = new String(bytes, UTF_8);
    Charset charset = oneOf(List.of(UTF_16LE, UTF_16BE, ISO_8859_1), dice);
    String marked = charset == ISO_8859_1 ? text.replace('e', '\u00e9') : "\ufeff" + text;
    return marked.getBytes(charset);
  }

  private static byte[] nest(byte[] bytes, RandomGenerator dice) {
    String opening = oneOf(List.of("[", "{\"a\":", "<a>", "(", "\"", "<![LOG["), dice);
    return inserted(bytes, dice, opening.repeat(1 + dice.nextInt(3_000)).getBytes(UTF_8));
  }

  private static byte[] exaggerate(byte[] bytes, RandomGenerator dice) {
    String number = oneOf(NUMBERS, dice);
    int every = 2 + dice.nextInt(30);
    int[] seen = {dice.nextInt(every)};
    return Pattern.compile("\\d+")
        .matcher(text(bytes))
        .replaceAll(match -> seen[0]++ % every == 0 ? number : match.group())
        .getBytes(ISO_8859_1);
  }

  private static byte[] confuse(byte[] bytes, RandomGenerator dice) {
    String marks = "\"'<>[]{}()=:;,$\\/|";
    byte[] changed = bytes.clone();
    for (int i = 0; i < changed.length; i++) {
      if (marks.indexOf(changed[i]) >= 0 && dice.nextInt(12) == 0) {
        changed[i] = (byte) marks.charAt(dice.nextInt(marks.length()));
      }
    }
    return changed;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static int at(byte[] bytes, RandomGenerator dice) {
    return dice.nextInt(bytes.length + 1);
  }

  private static int[] block(byte[] bytes, RandomGenerator dice) {
    int from = at(bytes, dice);
    return new int[] {from, from + dice.nextInt(Math.min(2_000, bytes.length - from) + 1)};
  }

  private static byte[] inserted(byte[] bytes, RandomGenerator dice, byte[] more) {
    int place = at(bytes, dice);
    return replaced(bytes, new int[] {place, place}, more);
  }

  private static byte[] replaced(byte[] bytes, int[] block, byte[] by) {
    byte[] changed = Arrays.copyOf(bytes, bytes.length - (block[1] - block[0]) + by.length);
    System.arraycopy(by, 0, changed, block[0], by.length);
    System.arraycopy(bytes, block[1], changed, block[0] + by.length, bytes.length - block[1]);
    return changed;
  }

  private static byte[] noise(RandomGenerator dice, int length) {
    byte[] noise = new byte[length];
    dice.nextBytes(noise);
    return noise;
  }

  private static <T> T oneOf(List<T> all, RandomGenerator dice) {
    return all.get(dice.nextInt(all.size()));
  }
}
