package dev.synctrace.parsers.bundle.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names as archives and file systems hold them, which are not to be trusted. */
public final class MemberName {
  /** What zip tools write when they do not write UTF-8 (APPNOTE.TXT, appendix D). */
  public static final Charset IBM437 = Charset.forName("IBM437");

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private static final Pattern ARCHIVE_ENDING =
      Pattern.compile(
          "(?i)(?<=.)\\.(?:zip|cab|7z|tar|eml|t(?:gz|xz|bz2?|b2|zst)"
              + "|(?:tar\\.)?(?:gz|xz|bz2?|zstd?))$");

  private MemberName() {}

  /** UTF-8 where the bytes are UTF-8, the old DOS page otherwise. */
  public static String decode(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, IBM437);
    }
  }

  /** Windows tools write backslashes, also where the standard wants slashes. */
  public static boolean isFolder(String name) {
    return name.endsWith("/") || name.endsWith("\\");
  }

  /**
   * The path inside the archive with forward slashes, {@code .} and {@code ..} resolved.
   *
   * @return empty when the name leads out of the archive, or names nothing
   */
  public static Optional<String> inside(String name) {
    String slashed = name.replace('\\', '/');
    if (slashed.startsWith("/") || DRIVE.matcher(slashed).matches()) {
      return Optional.empty();
    }
    Deque<String> folders = new ArrayDeque<>();
    for (String step : slashed.split("/")) {
      if (step.equals("..")) {
        if (folders.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        folders.addLast(step);
      }
    }
    return folders.isEmpty() ? Optional.empty() : Optional.of(clean(String.join("/", folders)));
  }

  /** Without characters that break a line, steer a terminal or turn the reading direction. */
  public static String clean(String name) {
    return name.codePoints().allMatch(MemberName::isPlain)
        ? name
        : name.codePoints()
            .map(c -> isPlain(c) ? c : '\uFFFD')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** The name without the ending of an archive: {@code CLIENT-042} for CLIENT-042.tar.gz. */
  public static String withoutArchiveEnding(String name) {
    return ARCHIVE_ENDING.matcher(name).replaceFirst("");
  }

  /** The last step of a path. */
  public static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
