package dev.synctrace.cli.option;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells this build of the program from every other. */
public final class BuildId {
  private BuildId() {}

  /**
   * A checksum over the program's class path: what its own jars hold, so that a development build
   * differs from the one before it, and the names of all others. Of folders of classes it is the
   * names, sizes and times of the files.
   */
  public static String id() {
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read() throws IOException {
    CRC32 sum = new CRC32();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = String.valueOf(path.getFileName());
      sum.update(name.getBytes(StandardCharsets.UTF_8));
      if (Files.isDirectory(path)) {
        addFolder(path, sum);
      } else if (name.startsWith("synctrace")) {
        sum.update(Files.readAllBytes(path));
      }
    }
    return Version.number() + "-" + Long.toHexString(sum.getValue());
  }

  private static void addFolder(Path folder, CRC32 sum) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
      sum.update(line.getBytes(StandardCharsets.UTF_8));
    }
  }
}
