package dev.synctrace.output;

import dev.synctrace.output.csv.Csv;
import dev.synctrace.output.json.Json;
import dev.synctrace.output.schema.JsonOutput;
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
      JsonAnswer<T> answer = listing.json();
      JsonOutput out = new JsonOutput(Json.document(page.out()), answer.redaction());
      answer.document().write(out);
      out.json().writeRaw('\n');
      out.json().flush();
      return out.rows() > 0;
    }
  },

  NDJSON {
    @Override
    <T> boolean rows(Listing<T> listing, TextPage page) throws IOException {
      AtomicBoolean any = new AtomicBoolean();
      JsonAnswer<T> answer = listing.json();
      JsonOutput out = new JsonOutput(Json.lines(page.out()), answer.redaction());
      listing.forEach(row -> {
        answer.row().write(out, row);
        out.json().writeRaw('\n');
        any.setPlain(true);
      });
      out.json().flush();
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
