package dev.synctrace.serve.upload;

import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.serve.cases.UploadedFile;
import dev.synctrace.serve.http.HttpProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a form to disk while they arrive, each as an {@link UploadedFile}. Other
 * fields are passed over. Whatever goes wrong with one file fails the upload: the parser that calls
 * this swallows exceptions, so they are kept for {@link #check}. For one thread.
 */
final class PartFiles implements MultiPart.Parser.Listener, Closeable {
  /** As many as a visitor may send one by one. */
  static final int MOST_FILES = 1_000;

  private static final String UNNAMED = "upload";

  private final Path folder;
  private int files;
  private String firstName = "";
  private @Nullable String name;
  private long bytes;
  private boolean whole;
  private @Nullable FileChannel out;
  private @Nullable Exception failure;

  PartFiles(Path folder) {
    this.folder = folder;
  }

  /** How many files have come. */
  int files() {
    return files;
  }

  /** What the upload is called: its only file, or the first and how many more. */
  String name() {
    return files <= 1 ? firstName : firstName + " and " + (files - 1) + " more";
  }

  /** Bytes of all files. */
  long bytes() {
    return bytes;
  }

  /** Whether the form came to its end. */
  boolean isWhole() {
    return whole;
  }

  /** Throws what went wrong with any file so far. */
  void check() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException unwritable -> throw unwritable;
      case RuntimeException unexpected -> throw unexpected;
      default -> throw new IOException(failure);
    }
  }

  @Override
  public void onPartBegin() {
    name = null;
  }

  @Override
  public void onPartHeader(String header, String value) {
    if (header.equalsIgnoreCase("Content-Disposition")) {
      name = ContentDispositionName.in(value).orElse(null);
    }
  }

  /** A form in which no file was chosen has a part with an empty name and without content. */
  @Override
  public void onPartHeaders() {
    if (name != null && !name.isBlank()) {
      begin(name);
    }
  }

  private void begin(String written) {
    if (failure != null) {
      return;
    }
    files++;
    if (files > MOST_FILES) {
      failure =
          new HttpProblem(
              413,
              "More than %,d files in one upload. Zip the folder and upload the zip file."
                  .formatted(MOST_FILES));
      return;
    }
    try {
      String safe = SafeName.of(written);
      if (files == 1) {
        firstName = safe;
      }
      out =
          PrivateFiles.open(
              UploadedFile.create(folder, files, safe).content(),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE);
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    ByteBuffer content = chunk.getByteBuffer();
    if (out == null && name != null && name.isBlank() && content.hasRemaining()) {
      name = UNNAMED;
      begin(UNNAMED);
    }
    if (out == null || failure != null) {
      return;
    }
    bytes += content.remaining();
    try {
      while (content.hasRemaining()) {
        out.write(content);
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  @Override
  public void onPartEnd() {
    try {
      close();
    } catch (IOException | RuntimeException e) {
      failure = failure == null ? e : failure;
    }
  }

  @Override
  public void onComplete() {
    whole = true;
  }

  @Override
  public void onFailure(Throwable cause) {
    if (failure == null) {
      failure = new BrokenFormException(cause);
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel open = out;
    out = null;
    if (open != null) {
      open.close();
    }
  }

  /** What came is no form, or not all of one. */
  static final class BrokenFormException extends IOException {
    private static final long serialVersionUID = 1L;

    private BrokenFormException(Throwable cause) {
      super("incomplete form", cause);
    }
  }

  /**
   * A visitor's file name, made fit for a disk: its last part only, since the name tells which log
   * a file is, and no character that any file system takes for more than a letter.
   */
  static final class SafeName {
    private static final Pattern RESERVED =
        Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final int LONGEST = 120;

    private SafeName() {}

    static String of(String fileName) {
      String last =
          fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
      String plain =
          last.replaceAll("[^\\p{L}\\p{N}._ ()-]", "_").strip().replaceAll("^\\.+|[. ]+$", "_");
      if (plain.isEmpty() || RESERVED.matcher(plain).matches()) {
        plain = "_" + plain;
      }
      // The end holds what the file is.
      int start = Math.max(0, plain.length() - LONGEST);
      boolean halved = start > 0 && Character.isLowSurrogate(plain.charAt(start));
      return plain.substring(halved ? start + 1 : start);
    }
  }
}
