package dev.synctrace.parsers.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files that hold no text, with what to do instead of ingesting them. */
final class UnreadableFiles {
  private static final String ANY =
      "is not a text file and was not read. Export it as text, CSV or JSON if you need it";

  private UnreadableFiles() {}

  /**
   * One kind of file.
   *
   * @param signature its first bytes, one character a byte; null where nothing marks it
   * @param extensions of its name, in lower case
   * @param inMails beginning of its media type where, as a part of a mail, it is no problem; null
   *     where it is one
   * @param problem what it is and what to do, to continue from the path
   */
  private record UnreadableFile(
      @Nullable Pattern signature,
      List<String> extensions,
      @Nullable String inMails,
      String problem) {
    static UnreadableFile of(JsonNode file) {
      List<String> extensions = new ArrayList<>();
      file.required("extensions").forEach(extension -> extensions.add(extension.asText()));
      return new UnreadableFile(
          file.has("signature") ? Pattern.compile(file.path("signature").asText()) : null,
          List.copyOf(extensions),
          file.has("inMails") ? file.path("inMails").asText() : null,
          "is " + file.required("what").asText() + ", " + file.required("advice").asText());
    }

    boolean opens(String head) {
      return signature != null && signature.matcher(head).lookingAt();
    }

    boolean isUsual(String mediaType) {
      return inMails != null && mediaType.startsWith(inMails);
    }
  }

  /** Loaded with the first file that is not plainly text. */
  private static final class Catalogue {
    private static final List<UnreadableFile> FILES = read();

    private static List<UnreadableFile> read() {
      List<UnreadableFile> files = new ArrayList<>();
      CompiledYaml.of(UnreadableFiles.class)
          .file("unreadable.yaml")
          .required("files")
          .forEach(file -> files.add(UnreadableFile.of(file)));
      return List.copyOf(files);
    }
  }

  /** Whether the first bytes of a file mark it as one that holds no text. */
  static boolean isMarked(String head) {
    return !isPlain(head) && bySignature(head).isPresent();
  }

  /**
   * What a file without text is and what to do, to continue from its path; empty for what mails
   * have beside their text, such as the logo of a signature.
   *
   * @param name by which it is known where its bytes do not tell
   * @param mediaType as a mail names it; else empty
   */
  static Optional<String> problem(String head, String name, String mediaType) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Optional<UnreadableFile> found =
        bySignature(head)
            .or(() ->
                Catalogue.FILES.stream()
                    .filter(file -> file.extensions().contains(extension))
                    .findFirst());
    return found.filter(file -> file.isUsual(mediaType)).isPresent()
        ? Optional.empty()
        : Optional.of(found.map(UnreadableFile::problem).orElse(ANY));
  }

  private static Optional<UnreadableFile> bySignature(String head) {
    return Catalogue.FILES.stream().filter(file -> file.opens(head)).findFirst();
  }

  /** Most files are logs, for which no catalogue is loaded. */
  private static boolean isPlain(String head) {
    return !head.startsWith("%PDF-")
        && head.chars().limit(80).allMatch(c -> c >= ' ' && c < 0x7F || c >= '\t' && c <= '\r');
  }
}
