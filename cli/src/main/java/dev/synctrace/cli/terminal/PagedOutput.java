package dev.synctrace.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and standard error of a command whose output can be longer than the screen. What
 * fits is written as it is, when the command ends; otherwise a pager gets everything, so that notes
 * and failures are where they belong. Until {@link #begin()}, both are written at once. For one
 * thread.
 */
public final class PagedOutput {
  private static final int ESCAPE = 0x1b;
  private static final int COMMAND_NOT_EXECUTABLE = 126;
  private static final int COMMAND_NOT_FOUND = 127;

  private final OutputStream out;
  private final OutputStream err;
  private final boolean withErr;
  private final int rows;
  private final int columns;
  private final Map<String, String> environment;
  private final OutputStream outSide = new Side(false);
  private final OutputStream errSide = new Side(true);

  private State state = State.DIRECT;
  private final List<Piece> held = new ArrayList<>();
  private @Nullable Pager pager;
  private volatile @Nullable Process process;

  // Where the cursor would be.
  private int row;
  private int column;
  private boolean inEscape;

  private enum State {
    /** Everything is written at once. */
    DIRECT,
    /** Less than a screen came. */
    HELD,
    /** A pager shows it. */
    PAGED,
    /** The pager was quit. */
    QUIT
  }

  private record Piece(boolean isErr, ByteArrayOutputStream bytes) {}

  /** The user has quit the pager and wants no more. */
  public static final class PagerQuitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PagerQuitException() {
      super("the pager was quit");
    }
  }

  /**
   * Creates the output of a command.
   *
   * @param withErr whether standard error is the same terminal
   * @param rows of the screen
   * @param columns of the screen
   * @param environment variables by name
   */
  PagedOutput(
      OutputStream out,
      OutputStream err,
      boolean withErr,
      int rows,
      int columns,
      Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.withErr = withErr;
    this.rows = rows;
    this.columns = columns;
    this.environment = environment;
  }

  /** Returns the output of this process. */
  public static PagedOutput standard() {
    return new PagedOutput(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminal.err(),
        Terminal.rows(),
        Terminal.columns(),
        System.getenv());
  }

  /** Returns standard output. */
  public OutputStream out() {
    return outSide;
  }

  /** Returns standard error. */
  public OutputStream err() {
    return errSide;
  }

  /** Shows what comes from now on through a pager, if the user has one and it is long. */
  public void begin() {
    Optional<Pager> chosen = Pager.of(environment);
    if (state == State.DIRECT && chosen.isPresent()) {
      pager = chosen.get();
      state = State.HELD;
    }
  }

  /** Makes the pager show first the line that begins so, where it can and need be. */
  void openAt(String beginning, int above) {
    if (pager != null && above >= rows / 2) {
      pager = pager.openAt(beginning);
    }
  }

  /** Makes the pager show the end first, where it can. */
  void openAtEnd() {
    if (pager != null) {
      pager = pager.openAtEnd();
    }
  }

  /**
   * Writes what was held, or waits until the user has quit the pager.
   *
   * @return a line that says why the output could not be shown; empty where it was
   */
  public Optional<String> end() {
    try {
      if (state == State.HELD) {
        release();
      }
      Process started = process;
      if (started == null) {
        return Optional.empty();
      }
      close(started);
      int status = started.waitFor();
      return status == COMMAND_NOT_FOUND || status == COMMAND_NOT_EXECUTABLE
          ? Optional.of(cannotRun())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot write the output: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String cannotRun() {
    return pager == null
        ? ""
        : "cannot run the pager %s. Change %s, or use --no-pager"
            .formatted(pager.command(), pager.origin());
  }

  /** What the pager has not read is lost when it was quit. */
  private static void close(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // the user has quit it
    }
  }

  private void release() throws IOException {
    state = State.DIRECT;
    for (Piece piece : held) {
      OutputStream side = piece.isErr() ? err : out;
      piece.bytes().writeTo(side);
      side.flush();
    }
    held.clear();
  }

  private void write(boolean isErr, byte[] bytes, int start, int length) throws IOException {
    switch (state) {
      case DIRECT -> (isErr ? err : out).write(bytes, start, length);
      case HELD -> hold(isErr, bytes, start, length);
      case PAGED -> page(isErr, bytes, start, length);
      case QUIT -> quit(isErr);
    }
  }

  private void hold(boolean isErr, byte[] bytes, int start, int length) throws IOException {
    if (held.isEmpty() || held.getLast().isErr() != isErr) {
      held.add(new Piece(isErr, new ByteArrayOutputStream()));
    }
    held.getLast().bytes().write(bytes, start, length);
    for (int i = start; i < start + length; i++) {
      move(bytes[i] & 0xff);
    }
    if (row >= rows) {
      start();
    }
  }

  private void move(int c) {
    if (inEscape) {
      inEscape = c == '[' || c < '@' || c > '~';
    } else if (c == ESCAPE) {
      inEscape = true;
    } else if (c == '\n') {
      row++;
      column = 0;
    } else if ((c & 0xc0) != 0x80) { // the first byte of a character in UTF-8
      column++;
      if (column > columns) {
        row++;
        column = 1;
      }
    }
  }

  private void start() throws IOException {
    if (pager == null || !pager.isInstalled(environment)) {
      err.write(("synctrace: " + cannotRun() + System.lineSeparator()).getBytes(UTF_8));
      release();
      return;
    }
    waitForPagerAtExit();
    try {
      process = pager.start();
    } catch (IOException _) { // there is no shell
      release();
      return;
    }
    state = State.PAGED;
    List<Piece> pieces = List.copyOf(held);
    held.clear();
    for (Piece piece : pieces) {
      byte[] bytes = piece.bytes().toByteArray();
      page(piece.isErr(), bytes, 0, bytes.length);
    }
  }

  /** An interrupted command must not leave its pager behind, which reads the same keyboard. */
  private void waitForPagerAtExit() {
    Thread waiting =
        new Thread(
            () -> {
              Process started = process;
              if (started == null) {
                return;
              }
              close(started);
              try {
                started.waitFor();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            },
            "pager");
    Runtime.getRuntime().addShutdownHook(waiting);
  }

  private void page(boolean isErr, byte[] bytes, int start, int length) {
    Process reader = process;
    if (reader == null) {
      return;
    }
    try {
      reader.getOutputStream().write(bytes, start, length);
    } catch (IOException _) {
      state = State.QUIT;
      quit(isErr);
    }
  }

  /** Ends a command that still has results; a note is not worth it. */
  private static void quit(boolean isErr) {
    if (!isErr) {
      throw new PagerQuitException();
    }
  }

  private void flush(boolean isErr) throws IOException {
    if (state == State.DIRECT) {
      (isErr ? err : out).flush();
      return;
    }
    Process reader = process;
    if (state == State.PAGED && reader != null) {
      try {
        reader.getOutputStream().flush();
      } catch (IOException _) {
        state = State.QUIT;
        quit(isErr);
      }
    }
  }

  /** Standard output, or standard error. */
  private final class Side extends OutputStream {
    private final boolean isErr;

    Side(boolean isErr) {
      this.isErr = isErr;
    }

    private boolean isPaged() {
      return !isErr || withErr;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      if (isPaged()) {
        PagedOutput.this.write(isErr, bytes, start, length);
      } else {
        err.write(bytes, start, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (isPaged()) {
        PagedOutput.this.flush(isErr);
      } else {
        err.flush();
      }
    }
  }
}
