package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.output.csv.Csv;
import dev.synctrace.output.json.Json;
import dev.synctrace.output.table.TextPage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The formats in which every command answers. A new one is a constant and its word in the help. */
public enum OutputFormat {
  TABLE {
    @Override
    <T> boolean rows(Listing<T> listing, TextPage page) throws IOException {
      return listing.print(page);
    }
  },

  JSON {
    @Override
    <T> boolean rows(Listing<T> listing, TextPage page) throws IOException {
      AtomicBoolean any = new AtomicBoolean();
      JsonGenerator json = Json.document(page.out());
      json.writeStartObject();
      listing.writeHead(json);
      json.writeArrayFieldStart(listing.name());
      listing.forEach(row -> {
        listing.write(json, row);
        any.setPlain(true);
      });
      json.writeEndArray();
      listing.writeTail(json);
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
      return any.getPlain();
    }
  },

  NDJSON {
    @Override
    <T> boolean rows(Listing<T> listing, TextPage page) throws IOException {
      AtomicBoolean any = new AtomicBoolean();
      JsonGenerator json = Json.lines(page.out());
      listing.forEach(row -> {
        listing.write(json, row);
        json.writeRaw('\n');
        any.setPlain(true);
      });
      json.flush();
      return any.getPlain();
    }
  },

  CSV {
    @Override
    <T> boolean rows(Listing<T> listing, TextPage page) throws IOException {
      AtomicBoolean any = new AtomicBoolean();
      Csv csv = new Csv(page.out());
      Fields<T> fields = listing.fields();
      fields.writeHeader(csv);
      listing.forEach(row -> {
        fields.write(csv, row);
        any.setPlain(true);
      });
      return any.getPlain();
    }
  };

  /** What the help says of them. */
  public static final String HELP =
      "table (default), json (one document), ndjson (one object per line) or csv";

  abstract <T> boolean rows(Listing<T> listing, TextPage page) throws IOException;

  /**
   * Writes an answer and flushes it.
   *
   * @return whether it has a row or, as text, anything to say
   */
  public <T> boolean write(Listing<T> listing, TextPage page) throws IOException {
    boolean any = rows(listing, page);
    page.out().flush();
    return any;
  }
}
