package dev.synctrace.graph.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.graph.call.GraphReply;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Saves an answer under its final name only when it has proven whole, so that a file of that name
 * is a whole answer whenever the process dies.
 */
public final class PageFileWriter {
  private static final String UNFINISHED = ".part";
  private static final int BUFFER = 64 * 1024;
  private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[ \"<>\\\\^`{|}]");

  private PageFileWriter() {}

  /**
   * Saves an answer byte for byte.
   *
   * @param file its final name; the folder is there
   * @throws IOException when the answer is not whole, or cannot be written
   */
  public static SavedPageEntry save(GraphReply reply, Path file, Instant time) throws IOException {
    return save(reply.body(), "", reply.request(), file, time);
  }

  /**
   * Saves an object or a list of the directory, which does not say how old it is: the time is put
   * in as the first key, and all else is left byte for byte.
   */
  public static SavedPageEntry save(InputStream body, URI request, Path file, Instant time)
      throws IOException {
    return save(body, fetchedAt(time), request, file, time);
  }

  /**
   * Saves a list of members or owners, which does not say whose they are, when it was asked for,
   * and which page it is: that is put in as the first keys, and all else is left byte for byte.
   *
   * @param relation {@code members} or {@code owners}
   */
  public static SavedPageEntry saveOfGroup(
      InputStream body, String groupId, String relation, URI request, Path file, Instant time)
      throws IOException {
    String keys = "\"groupId\":\"" + groupId + "\",\"relation\":\"" + relation + "\",";
    keys += fetchedAt(time) + "\"requestedUrl\":\"" + request.toASCIIString() + "\",";
    return save(body, keys, request, file, time);
  }

  private static String fetchedAt(Instant time) {
    return "\"fetchedAt\":\"" + time + "\",";
  }

  private static SavedPageEntry save(
      InputStream body, String keys, URI request, Path file, Instant time) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    MessageDigest digest = newDigest();
    try (InputStream in = new BufferedInputStream(body);
        PageFileOutput out = new PageFileOutput(unfinished, digest)) {
      if (!keys.isEmpty()) {
        putFirst(keys, in, out);
      }
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, read);
      }
    }
    PageMetadata content = PageMetadata.of(unfinished);
    Optional<URI> next = next(content);
    long bytes = PageFileOutput.finish(unfinished, file);
    String sha256 = HexFormat.of().formatHex(digest.digest());
    return new SavedPageEntry(file, sha256, bytes, content.records(), next, request, time);
  }

  /** Copies up to the opening brace and puts the keys behind it. */
  private static void putFirst(String keys, InputStream in, PageFileOutput out) throws IOException {
    for (int c = in.read(); c >= 0; c = in.read()) {
      out.write(new byte[] {(byte) c}, 1);
      if (c == '{') {
        byte[] bytes = keys.getBytes(UTF_8);
        out.write(bytes, bytes.length);
        return;
      }
    }
  }

  /** As written; characters that may not be in an address are escaped, as browsers do. */
  private static Optional<URI> next(PageMetadata content) throws IOException {
    String link = content.nextLink();
    if (link == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new URI(NOT_IN_ADDRESSES.matcher(link).replaceAll(c -> escaped(c.group()))));
    } catch (URISyntaxException e) {
      throw new IOException("the next link of the page is not a valid address", e);
    }
  }

  private static String escaped(String character) {
    return "%" + HexFormat.of().withUpperCase().formatHex(character.getBytes(UTF_8));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * A file being written. Its failures are unchecked, since a full disk must not look like a broken
   * connection, which is tried again.
   */
  private static final class PageFileOutput implements AutoCloseable {
    private final OutputStream out;
    private final MessageDigest digest;

    PageFileOutput(Path file, MessageDigest digest) {
      this.digest = digest;
      try {
        this.out = PrivateFiles.newOutputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void write(byte[] bytes, int length) {
      digest.update(bytes, 0, length);
      try {
        out.write(bytes, 0, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Gives a whole file its name; returns its size. */
    static long finish(Path unfinished, Path file) {
      try {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Metadata of a page, read without keeping the page.
   *
   * @param records how many objects are in {@code value}; 1 for a single object
   * @param nextLink as written; null on the last page
   */
  private record PageMetadata(long records, @Nullable String nextLink) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a page to its end.
     *
     * @throws IOException when it is not one whole JSON object
     */
    static PageMetadata of(Path file) throws IOException {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
          JsonParser parser = JSON.createParser(in)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException("the page is not a JSON object");
        }
        long records = 1;
        String nextLink = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken value = parser.nextToken();
          if (name.equals("value") && value == JsonToken.START_ARRAY) {
            records = count(parser);
          } else if (name.equals("@odata.nextLink") && value == JsonToken.VALUE_STRING) {
            nextLink = parser.getText();
          } else {
            parser.skipChildren();
          }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
          throw new IOException("the page is truncated");
        }
        return new PageMetadata(records, nextLink);
      }
    }

    private static long count(JsonParser parser) throws IOException {
      long records = 0;
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          throw new IOException("the page is truncated");
        }
        parser.skipChildren();
        records++;
      }
      return records;
    }
  }
}
