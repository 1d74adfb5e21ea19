package dev.synctrace.serve.page;

import dev.synctrace.output.Listing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Answers with the rows of a page as a file, in a format of the command line. Rows are read while
 * they are sent. Safe for use by many threads.
 */
public final class ListingDownload {
  private static final int AT_ONCE = 4;
  private static final int WIDTH = 80;

  /** The formats by their name in addresses; a table is for terminals. */
  private static final List<OutputFormat> FORMATS =
      List.of(OutputFormat.CSV, OutputFormat.NDJSON, OutputFormat.JSON);

  private final Semaphore places = new Semaphore(AT_ONCE);

  /** A format to choose, and the address of the file. */
  public record Choice(String label, String href) {}

  /** Passes a listing to who writes it, while all it needs is open. */
  @FunctionalInterface
  interface Source {
    /**
     * Opens the listing and has it written.
     *
     * @throws HttpProblem when it is refused
     */
    void write(Sink sink) throws IOException;
  }

  /** Writes a listing in the format that was asked for. */
  @FunctionalInterface
  interface Sink {
    <T> void write(Listing<T> listing) throws IOException;
  }

  /** Returns the formats to choose from. */
  static List<Choice> choices(Address address) {
    return FORMATS.stream()
        .map(format -> new Choice(format.name(), address.with("format", word(format)).text()))
        .toList();
  }

  /** Returns the formats by their name in addresses. */
  static List<String> words() {
    return FORMATS.stream().map(ListingDownload::word).toList();
  }

  private static String word(OutputFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the format that is asked for; empty where a page is.
   *
   * @throws HttpProblem 400 when there is no such format
   */
  static Optional<OutputFormat> format(Exchange exchange) {
    return exchange
        .parameter("format")
        .map(asked ->
            FORMATS.stream()
                .filter(format -> word(format).equals(asked))
                .findFirst()
                .orElseThrow(
                    () -> new HttpProblem(400, "The format must be csv, ndjson or json.")));
  }

  /**
   * Returns the file.
   *
   * @param name without its ending
   */
  PageResult of(String name, OutputFormat format, Source source) {
    return new PageResult.Stream(
        switch (format) {
          case CSV -> "text/csv";
          case NDJSON -> "application/x-ndjson";
          default -> "application/json";
        },
        name + "." + word(format),
        out -> write(format, source, out));
  }

  private void write(OutputFormat format, Source source, Writer out) throws IOException {
    if (!places.tryAcquire()) {
      throw HttpProblem.later(503, "Other files are being downloaded. Try again in a minute.", 60);
    }
    try {
      TextPage page = new TextPage(new PrintWriter(new FailingWriter(out)), WIDTH, false);
      source.write(
          new Sink() {
            @Override
            public <T> void write(Listing<T> listing) throws IOException {
              format.write(listing, page);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      places.release();
    }
  }

  /**
   * Throws what a {@link PrintWriter} would swallow, so that no more is read for a visitor who has
   * left. Does not flush: what is in the buffer can still be replaced by a refusal.
   */
  private static final class FailingWriter extends Writer {
    private final Writer out;

    FailingWriter(Writer out) {
      this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
      try {
        out.write(chars, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
