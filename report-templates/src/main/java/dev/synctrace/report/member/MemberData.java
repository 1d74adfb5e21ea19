package dev.synctrace.report.member;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.report.view.member.MemberView;
import dev.synctrace.report.view.member.MemberView.IdView;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All members as data that {@code report.js} reads: rows, which it reads at once to filter and
 * sort, and details, which it reads chunk by chunk when one is opened. Each chunk is {@code
 * {"m":[members],"s":[texts],"i":[ids]}}; what is said of one member is an array, see {@link
 * MemberRow} and {@link MemberDetail}. Ids of a row are {@code [type, value, ...]}, values as
 * {@link CompactGuid} writes them; they are apart, since digits among digits take least room. Times
 * count from the {@code epoch} of the page's setup.
 */
public final class MemberData implements Closeable {
  /** Rows in a chunk. */
  static final int ROWS = 5_000;

  /** Details in a chunk: few enough to open in a blink, many enough to compress well. */
  public static final int DETAILS = 500;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final List<String> mappings;
  private final Instant epoch;
  private final ChunkFile rows = new ChunkFile("rows");
  private final ChunkFile details = new ChunkFile("details");
  private @Nullable OpenChunk rowChunk;
  private @Nullable OpenChunk detailChunk;
  private int members;

  MemberData(List<String> mappings, Instant epoch) throws IOException {
    this.mappings = mappings;
    this.epoch = epoch;
  }

  void add(MemberView member) throws IOException {
    rowChunk = chunkFor(rowChunk, ROWS, rows);
    rowChunk.ids.add(member.ids());
    MemberRow.write(
        rowChunk.json, rowChunk.stringTable, member, mappings.indexOf(member.mapping()));
    detailChunk = chunkFor(detailChunk, DETAILS, details);
    new MemberDetail(detailChunk.json, detailChunk.stringTable, member, epoch).write();
    members++;
  }

  void finish() throws IOException {
    finish(rowChunk, rows);
    finish(detailChunk, details);
  }

  public int members() {
    return members;
  }

  /** The rows' chunks, in order. */
  public Iterable<DataChunk> rows() {
    return rows;
  }

  /** The details' chunks, in order; each holds {@link #DETAILS} members but for the last. */
  public Iterable<DataChunk> details() {
    return details;
  }

  @Override
  public void close() throws IOException {
    try (ChunkFile first = rows;
        ChunkFile second = details) {
      members = 0;
    }
  }

  private OpenChunk chunkFor(@Nullable OpenChunk chunk, int size, ChunkFile file)
      throws IOException {
    if (chunk != null && members % size != 0) {
      return chunk;
    }
    if (chunk != null) {
      file.add(chunk.close());
    }
    return new OpenChunk(members);
  }

  private static void finish(@Nullable OpenChunk chunk, ChunkFile file) throws IOException {
    if (chunk != null) {
      file.add(chunk.close());
    }
    file.finish();
  }

  /** A chunk that is being filled. */
  private static final class OpenChunk {
    private final int first;
    private final GzipBase64 gzipBase64 = new GzipBase64();
    private final StringTable stringTable = new StringTable();
    private final List<List<IdView>> ids = new ArrayList<>();
    private final JsonGenerator json;

    OpenChunk(int first) throws IOException {
      this.first = first;
      json = FACTORY.createGenerator(gzipBase64.out());
      json.writeStartObject();
      json.writeArrayFieldStart("m");
    }

    DataChunk close() throws IOException {
      json.writeEndArray();
      json.writeFieldName("s");
      stringTable.write(json);
      writeIds();
      json.writeEndObject();
      json.close();
      return new DataChunk(first, gzipBase64.text());
    }

    @SuppressWarnings("EnumOrdinal") // the page's setup lists the types in the same order
    private void writeIds() throws IOException {
      json.writeArrayFieldStart("i");
      for (List<IdView> member : ids) {
        json.writeStartArray();
        for (IdView id : member) {
          json.writeNumber(id.type().ordinal());
          json.writeString(CompactGuid.of(id.value()));
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
  }

  /**
   * Ids without what every GUID has: nothing compresses the rest. {@code ~} represents a GUID,
   * {@code ^} for one with {@code guid:} before it, {@code =} for anything else that begins with
   * one of these; {@code fullId} in {@code report.js} reads it.
   */
  private static final class CompactGuid {
    private static final String PREFIX = "guid:";
    private static final int GUID = 36;

    private CompactGuid() {}

    static String of(String id) {
      boolean prefixed = id.startsWith(PREFIX);
      String guid = prefixed ? id.substring(PREFIX.length()) : id;
      if (guid.length() == GUID && Guid.isGuid(guid) && Guid.canonical(guid).equals(guid)) {
        return (prefixed ? "^" : "~") + guid.replace("-", "");
      }
      boolean alike = !id.isEmpty() && "~^=".indexOf(id.charAt(0)) >= 0;
      return alike ? "=" + id : id;
    }
  }

  /**
   * A member as a row: {@code [name, device, mapping, tab, verdict, grade, causes, summary]}. Tab,
   * verdict and grade are numbers in the order of their enumerations, mapping one in the order of
   * the mappings; causes and summary are texts of the chunk.
   */
  private static final class MemberRow {
    private MemberRow() {}

    @SuppressWarnings("EnumOrdinal") // the page's setup lists the words in the same order
    static void write(JsonGenerator json, StringTable stringTable, MemberView member, int mapping)
        throws IOException {
      json.writeStartArray();
      json.writeString(member.name());
      json.writeNumber(member.device() ? 1 : 0);
      json.writeNumber(mapping);
      json.writeNumber(member.tab().ordinal());
      json.writeNumber(member.verdict().ordinal());
      json.writeNumber(member.grade().ordinal());
      json.writeNumber(stringTable.number(member.causeIds()));
      json.writeNumber(stringTable.number(member.summary()));
      json.writeEndArray();
    }
  }

  /**
   * A piece of data in the page.
   *
   * @param first number of the first member in it
   * @param text compressed and in Base64
   */
  public record DataChunk(int first, String text) {}
}
