package dev.synctrace.graph.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.index.FetchedWindow;
import dev.synctrace.parsers.audit.FetchWindowFormat;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a set of pages that says what was asked when, and that the set is whole: it is
 * written last, so a folder without it is the rest of an interrupted fetch.
 *
 * @param version of this form, {@link #VERSION}
 * @param what in words, such as {@code directory audits}
 * @param tenantId tenant signed in to; null when the token does not say
 * @param from first instant asked for, ISO 8601; null where no time was asked for
 * @param until first instant no longer asked for; null where no time was asked for
 * @param fetched when it was begun: what happened later, and shortly before, may be missing
 * @param pages in the order fetched
 */
public record FetchManifest(
    @JsonProperty(FetchWindowFormat.MARK) int version,
    String what,
    @Nullable String tenantId,
    @Nullable String from,
    @Nullable String until,
    String fetched,
    List<Page> pages) {

  /** Name of the file. */
  public static final String FILE = "fetched.json";

  /** Of the form written now. */
  public static final int VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * One page.
   *
   * @param path its name among the sources of the case
   * @param sha256 lower-case hexadecimal
   * @param request the address that was asked
   * @param time when the answer was whole, ISO 8601
   */
  public record Page(
      String path, String sha256, long bytes, long records, String request, String time) {}

  public FetchManifest {
    pages = List.copyOf(pages);
  }

  /** The window of time this is the record of; empty for what has none. */
  public Optional<FetchedWindow> window() {
    return from == null || until == null
        ? Optional.empty()
        : Optional.of(new FetchedWindow(Instant.parse(from), Instant.parse(until)));
  }

  /** How many records the pages hold. */
  public long records() {
    return pages.stream().mapToLong(Page::records).sum();
  }

  /** Empty when the folder has none. */
  public static Optional<FetchManifest> in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), FetchManifest.class));
    } catch (JsonProcessingException e) {
      throw new GraphFailure(
          file + " is damaged. Delete its folder and run the same fetch again", e);
    }
  }

  /** Writes it in one step. */
  public void write(Path folder) throws IOException {
    Path unfinished = folder.resolve(FILE + ".part");
    try (OutputStream out = PrivateFiles.newOutputStream(unfinished)) {
      out.write(JSON.writeValueAsBytes(this));
    }
    Files.move(
        unfinished,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
