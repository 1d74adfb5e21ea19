package dev.synctrace.serve.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a form to disk while they arrive: each alone in a numbered folder. Other
 * fields are passed over. For one thread.
 */
final class PartFiles implements MultiPart.Parser.Listener, Closeable {
  private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=\"([^\"]*)\"");
  private static final int MOST_FILES = 1_000;

  private final Path folder;
  private int files;
  private String firstName = "";
  private String name = "";
  private long bytes;
  private boolean whole;
  private @Nullable FileChannel out;
  private @Nullable IOException failure;

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

  /** Throws what went wrong while writing. */
  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void onPartBegin() {
    name = "";
  }

  @Override
  public void onPartHeader(String header, String value) {
    Matcher fileName = FILE_NAME.matcher(value);
    if (header.equalsIgnoreCase("Content-Disposition") && fileName.find()) {
      name = fileName.group(1);
    }
  }

  /** A form in which no file was chosen has a part with an empty name. */
  @Override
  public void onPartHeaders() {
    if (name.isBlank() || failure != null) {
      return;
    }
    files++;
    if (files > MOST_FILES) {
      failure = new IOException("more than " + MOST_FILES + " files in one upload");
      return;
    }
    String safe = SafeName.of(name);
    if (files == 1) {
      firstName = safe;
    }
    try {
      Path own = Files.createDirectories(folder.resolve("%04d".formatted(files)));
      out =
          FileChannel.open(
              own.resolve(safe), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    if (out == null || failure != null) {
      return;
    }
    ByteBuffer content = chunk.getByteBuffer();
    bytes += content.remaining();
    try {
      while (content.hasRemaining()) {
        out.write(content);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public void onPartEnd() {
    try {
      close();
    } catch (IOException e) {
      failure = e;
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
      super("not a whole form", cause);
    }
  }
}
