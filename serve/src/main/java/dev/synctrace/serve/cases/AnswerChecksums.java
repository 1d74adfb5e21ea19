package dev.synctrace.serve.cases;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Tells whether the answers of a case are as they were written: a file beside them lists each with
 * its size and checksum. A file is read once for that, and again when it has changed. Safe for use
 * by many threads.
 */
final class AnswerChecksums {
  /** Name of the file with the list; it is written last, so answers without it are incomplete. */
  private static final String NAME = "checksums";

  private static final int MOST_REMEMBERED = 10_000;

  private final Map<Path, Verified> verified = new ConcurrentHashMap<>();

  private record Listed(String path, long size, long checksum) {
    static Listed parse(String line) {
      String[] parts = line.split(" ", 3);
      return new Listed(parts[2], Long.parseLong(parts[1]), Long.parseLong(parts[0], 16));
    }
  }

  private record Verified(FileTime changed, Listed listed) {}

  /** Lists the files of a folder of answers. */
  static void write(Path answers) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(answers)) {
      files = found.filter(Files::isRegularFile).filter(AnswerChecksums::counts).sorted().toList();
    }
    StringBuilder list = new StringBuilder();
    for (Path file : files) {
      list.append("%08x %d %s\n".formatted(checksum(file), Files.size(file), name(answers, file)));
    }
    try (Writer out = PrivateFiles.newWriter(answers.resolve(NAME))) {
      out.append(list).append(ownChecksum(list.toString()));
    }
  }

  /** The last line of the list. */
  private static String ownChecksum(String list) {
    CRC32C checksum = new CRC32C();
    checksum.update(list.getBytes(StandardCharsets.UTF_8));
    return "%08x\n".formatted(checksum.getValue());
  }

  /** The file that an index is locked by while it is written has no content. */
  private static boolean counts(Path file) {
    return !file.endsWith("write.lock");
  }

  private static String name(Path answers, Path file) {
    return answers.relativize(file).toString().replace('\\', '/');
  }

  /**
   * Returns whether a part is there and as it was written.
   *
   * @param part a file, with those whose names begin with its name and a dot, or a folder
   */
  boolean match(Path answers, Path part) {
    try {
      String name = name(answers, part);
      List<Listed> files =
          list(answers).stream()
              .filter(file ->
                  file.path().equals(name)
                      || file.path().startsWith(name + ".")
                      || file.path().startsWith(name + "/"))
              .toList();
      return !files.isEmpty() && matchAll(answers, files);
    } catch (IOException _) {
      return false;
    }
  }

  /** Returns whether all parts are there and as they were written. */
  boolean match(Path answers) {
    try {
      return matchAll(answers, list(answers));
    } catch (IOException _) {
      return false;
    }
  }

  private boolean matchAll(Path answers, List<Listed> files) throws IOException {
    for (Listed file : files) {
      if (!matches(answers.resolve(file.path()), file)) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(Path file, Listed listed) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    if (now.size() != listed.size()) {
      return false;
    }
    Verified asNow = new Verified(now.lastModifiedTime(), listed);
    if (asNow.equals(verified.get(file))) {
      return true;
    }
    if (checksum(file) != listed.checksum()) {
      return false;
    }
    if (verified.size() >= MOST_REMEMBERED) {
      verified.clear();
    }
    verified.put(file, asNow);
    return true;
  }

  private static List<Listed> list(Path answers) throws IOException {
    Path file = answers.resolve(NAME);
    String text = Files.readString(file);
    String list = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
    if (list.isEmpty() || !text.equals(list + ownChecksum(list))) {
      throw new IOException(file + " is damaged");
    }
    return list.lines().map(Listed::parse).toList();
  }

  static long checksum(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return checksum.getValue();
  }
}
