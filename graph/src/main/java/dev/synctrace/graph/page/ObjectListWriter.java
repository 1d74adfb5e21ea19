package dev.synctrace.graph.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * Collects the objects of many small answers in one list, as a page of that list would hold them.
 * Each object is taken byte for byte; only the brackets around them are new. Twenty thousand
 * devices are one source so, and not twenty thousand.
 */
public final class ObjectListWriter implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final OutputStream out;
  private long count;

  /**
   * @param root of the API
   * @param set name of the list, such as {@code devices}
   */
  public ObjectListWriter(Path file, URI root, String set) throws IOException {
    this.out = new BufferedOutputStream(PrivateFiles.newOutputStream(file));
    write("{\"@odata.context\":\"" + root + "/$metadata#" + set + "\",\"value\":[");
  }

  /**
   * Takes the objects of an answer.
   *
   * @param answer a page with a list, byte for byte
   */
  public void add(byte[] answer) throws IOException {
    try (JsonParser parser = JSON.createParser(answer)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = parser.currentName().equals("value");
        if (parser.nextToken() == JsonToken.START_ARRAY && list) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            addObject(parser, answer);
          }
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void addObject(JsonParser parser, byte[] answer) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getByteOffset();
    write(count++ == 0 ? "\n" : ",\n");
    out.write(answer, start, end - start);
  }

  /** How many objects were taken. */
  public long count() {
    return count;
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  /** Ends the list. */
  @Override
  public void close() throws IOException {
    write("\n]}\n");
    out.close();
  }
}
