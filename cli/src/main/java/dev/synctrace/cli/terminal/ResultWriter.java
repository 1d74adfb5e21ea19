package dev.synctrace.cli.terminal;

import dev.synctrace.output.table.TerminalText;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writer for results that remembers the first failure, which a {@link PrintWriter} swallows, and
 * throws it when it is flushed, so that a command does not continue as if its results had arrived.
 * A reader that closes the pipe, such as {@code head}, has seen enough: that is no failure. For one
 * thread.
 */
public final class ResultWriter extends PrintWriter {
  private static final int FILE_TYPE = 0xF000;
  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xC000;

  private final String problem;
  private final Target target;
  private final @Nullable PagedOutput paged;
  private boolean harmless;

  /**
   * Creates a writer to standard output.
   *
   * @param out where the results go
   * @param isPipe whether that is a pipe; asked only after a failure
   */
  ResultWriter(OutputStream out, Charset charset, BooleanSupplier isPipe) {
    this("cannot write the output", new Target(out, isPipe), charset, null);
  }

  private ResultWriter(
      String problem, Target target, Charset charset, @Nullable PagedOutput paged) {
    super(new BufferedWriter(SymbolWriter.of(target, charset)));
    this.problem = problem;
    this.target = target;
    this.paged = paged;
  }

  /** Returns a writer to standard output. */
  public static ResultWriter standardOutput(Charset charset) {
    return new ResultWriter(
        new FileOutputStream(FileDescriptor.out), charset, () -> isPipe(Path.of("/dev/stdout")));
  }

  /** Returns a writer to a terminal, which can show its text through a pager. */
  public static ResultWriter to(PagedOutput terminal, Charset charset) {
    return new ResultWriter(
        "cannot write the output", new Target(terminal.out(), () -> false), charset, terminal);
  }

  /**
   * Makes a pager show first the line that begins so, where it can, and where that line would not
   * be on the first screen anyhow.
   *
   * @param above how many lines are above it, about
   */
  public void openAt(String beginning, int above) {
    if (paged != null) {
      paged.openAt(beginning, above);
    }
  }

  /** Makes a pager show the end first, where it can. */
  public void openAtEnd() {
    if (paged != null) {
      paged.openAtEnd();
    }
  }

  /** Shows what is written from now on through a pager, if it is long and this is a terminal. */
  public void page() {
    if (paged != null) {
      paged.begin();
    }
  }

  /**
   * Returns a writer to a file, which is created or replaced.
   *
   * @param shown the file as the user named it
   */
  public static ResultWriter to(Path file, Path shown) throws IOException {
    return new ResultWriter(
        shown + " cannot be written",
        new Target(Files.newOutputStream(file), () -> isPipe(file)),
        StandardCharsets.UTF_8,
        null);
  }

  /**
   * Shows each character that could steer the terminal as {@code ·} from now on. For output without
   * colours.
   */
  public void showControlCharacters() {
    harmless = true;
  }

  @Override
  public void write(int c) {
    super.write(harmless ? harmless((char) c) : c);
  }

  @Override
  public void write(char[] text, int start, int length) {
    if (!harmless) {
      super.write(text, start, length);
      return;
    }
    char[] shown = new char[length];
    for (int i = 0; i < length; i++) {
      shown[i] = harmless(text[start + i]);
    }
    super.write(shown, 0, length);
  }

  @Override
  public void write(String text, int start, int length) {
    if (harmless) {
      write(text.toCharArray(), start, length);
    } else {
      super.write(text, start, length);
    }
  }

  private static char harmless(char c) {
    return c == '\n' || c == '\r' || c == '\t' ? c : TerminalText.harmless(c);
  }

  /**
   * Writes what is still buffered and returns the line that says why the results are incomplete.
   *
   * @return empty when everything was written, or when the reader closed the pipe
   */
  public Optional<String> failure() {
    super.flush();
    IOException first = target.failure;
    if (first == null || target.isPipeClosed()) {
      return Optional.empty();
    }
    return Optional.of(problem + ": " + reason(first));
  }

  /**
   * Writes what is still buffered.
   *
   * @throws UnwritableException when the results are incomplete
   */
  @Override
  public void flush() {
    failure()
        .ifPresent(line -> {
          throw new UnwritableException(line);
        });
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** Returns whether the system calls it a pipe: its message may be in any language. */
  private static boolean isPipe(Path file) {
    try {
      int mode = (Integer) Files.getAttribute(file, "unix:mode");
      return (mode & FILE_TYPE) == PIPE || (mode & FILE_TYPE) == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return false;
    }
  }

  /** Passes bytes on until the first failure, and nothing after it. */
  private static final class Target extends OutputStream {
    private final OutputStream out;
    private final BooleanSupplier isPipe;
    private @Nullable IOException failure;

    Target(OutputStream out, BooleanSupplier isPipe) {
      this.out = out;
      this.isPipe = isPipe;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      throwFailure();
      try {
        out.write(bytes, start, length);
      } catch (IOException e) {
        failure = e;
        throwFailure();
      }
    }

    @Override
    public void flush() throws IOException {
      throwFailure();
      try {
        out.flush();
      } catch (IOException e) {
        failure = e;
        throwFailure();
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        }
        throw e;
      }
    }

    /** A new exception each time: closing adds one to another, never one to itself. */
    private void throwFailure() throws IOException {
      if (failure != null) {
        throw new IOException(reason(failure), failure);
      }
    }

    /** The messages are those of Linux and macOS, and the two of Windows. */
    boolean isPipeClosed() {
      String message = failure == null ? "" : reason(failure).toLowerCase(Locale.ROOT);
      return message.contains("broken pipe")
          || message.contains("pipe is being closed")
          || message.contains("pipe has been ended")
          || isPipe.getAsBoolean();
    }
  }

  /** Results that could not be written. The message is the line that a person reads. */
  public static final class UnwritableException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private UnwritableException(String line) {
      super(line, new IOException(line));
    }
  }
}
