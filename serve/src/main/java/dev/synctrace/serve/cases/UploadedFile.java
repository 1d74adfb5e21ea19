package dev.synctrace.serve.cases;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of an upload on disk: alone in a numbered folder, under a name of ours, since the
 * visitor's name may have letters or a length that the file system of this process cannot express.
 *
 * @param content the bytes as they were sent
 * @param name the visitor's name for it, without folders
 */
public record UploadedFile(Path content, String name) {
  private static final String CONTENT = "content";
  private static final String NAME = "name.txt";

  /**
   * Makes a place for the next file; its content is still to be written.
   *
   * @param bundle folder of the upload
   * @param number from 1, in the order in which the files came
   */
  public static UploadedFile create(Path bundle, int number, String name) throws IOException {
    Path folder = PrivateFiles.createFolders(bundle.resolve("%04d".formatted(number)));
    try (Writer out = PrivateFiles.newWriter(folder.resolve(NAME))) {
      out.write(name);
    }
    return new UploadedFile(folder.resolve(CONTENT), name);
  }

  /** The files of an upload in the order in which they came. */
  static List<UploadedFile> in(Path bundle) throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(bundle)) {
      folders = found.sorted().toList();
    }
    List<UploadedFile> files = new ArrayList<>();
    for (Path folder : folders) {
      Path name = folder.resolve(NAME);
      if (Files.exists(name)) {
        files.add(
            new UploadedFile(
                folder.resolve(CONTENT),
                new String(Files.readAllBytes(name), StandardCharsets.UTF_8)));
      } else {
        addNamed(folder, files);
      }
    }
    return files;
  }

  /** As earlier builds kept them: under the visitor's name. */
  private static void addNamed(Path folder, List<UploadedFile> files) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.toList()) {
        files.add(new UploadedFile(file, file.getFileName().toString()));
      }
    }
  }
}
