package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.SourceStream;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxNestingDepthLimitException;
import org.apache.james.mime4j.io.MaxPartCountLimitException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

/**
 * A mail (RFC 5322, MIME): its text is a file {@code mail.txt} or {@code mail.html}, and so is each
 * attachment, decoded. A mail inside a mail is a file of its own. Of a text that is there as plain
 * text and as HTML, the plain text is read.
 */
final class MailArchive {
  private static final int MOST_PARTS = 10_000;
  private static final int DEEPEST = 20;
  private static final int LONGEST_HEADER = 1 << 18;

  /** A plain text with fewer bytes may be just the advice to look at the HTML. */
  private static final int STUB = 200;

  private static final int BLOCK = 1 << 13;

  private final UnpackedArchive unpacked;
  private final Deque<Alternatives> multiparts = new ArrayDeque<>();
  private boolean spoilt;

  private MailArchive(UnpackedArchive unpacked) {
    this.unpacked = unpacked;
  }

  /** What was read of a multipart. */
  private static final class Alternatives {
    private final boolean alternative;
    private boolean plain;

    Alternatives(boolean alternative) {
      this.alternative = alternative;
    }
  }

  /**
   * Unpacks a mail; its stream is left open.
   *
   * @throws UnreadableSourceException when the bytes cannot be had
   */
  static void unpack(InputStream bytes, UnpackedArchive unpacked) throws IOException {
    new MailArchive(unpacked).unpack(bytes);
  }

  private void unpack(InputStream bytes) throws IOException {
    LastBytes last = new LastBytes(bytes);
    @Nullable String boundary = null;
    try {
      boundary = walk(last);
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (MimeException | MimeIOException | IllegalArgumentException e) {
      unpacked.report(limit(e));
      return;
    }
    if (spoilt || boundary != null && !last.contain("--" + boundary + "--")) {
      unpacked.damaged();
    }
  }

  private static String limit(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MaxPartCountLimitException
          || cause instanceof MaxNestingDepthLimitException
          || cause instanceof MaxHeaderLimitException) {
        return "has more parts or headers than a mail has, so the rest was not read. Save its"
            + " attachments and ingest them";
      }
    }
    return "is truncated or damaged. Copy it again";
  }

  /** Takes part after part; returns the boundary between those of the whole mail, if it has any. */
  private @Nullable String walk(InputStream bytes) throws IOException, MimeException {
    MimeTokenStream tokens = new MimeTokenStream(config(), monitor(), null);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parse(bytes);
    @Nullable String boundary = null;
    PartName name = new PartName();
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      switch (state) {
        case T_START_HEADER -> name = new PartName();
        case T_FIELD -> name.take(tokens.getField());
        case T_START_MULTIPART -> {
          BodyDescriptor multipart = tokens.getBodyDescriptor();
          if (multiparts.isEmpty()) {
            boundary = multipart.getBoundary();
          }
          multiparts.push(
              new Alternatives("multipart/alternative".equalsIgnoreCase(multipart.getMimeType())));
        }
        case T_END_MULTIPART -> multiparts.pop();
        case T_BODY -> {
          unpacked.entry();
          part(tokens, name.value());
        }
        default -> {}
      }
    }
    return boundary;
  }

  private static MimeConfig config() {
    return new MimeConfig.Builder()
        .setMaxLineLen(LONGEST_HEADER)
        .setMaxHeaderLen(LONGEST_HEADER)
        .setMaxHeaderCount(MOST_PARTS)
        .setMaxTotalHeaderLen(1L << 25)
        .setMaxPartCount(MOST_PARTS)
        .setMaxNestingDepth(DEEPEST)
        .build();
  }

  /** Notes Base64 that no mail program writes; quoted-printable is as its text shows. */
  private DecodeMonitor monitor() {
    return new DecodeMonitor() {
      @Override
      public boolean warn(String error, String dropDesc) {
        spoilt |= error.toLowerCase(Locale.ROOT).contains("base64") || error.contains("padding");
        return false;
      }

      @Override
      public boolean isListening() {
        return true;
      }
    };
  }

  private void part(MimeTokenStream tokens, Optional<String> name) throws IOException {
    BodyDescriptor part = tokens.getBodyDescriptor();
    InputStream body = decoded(tokens.getDecodedInputStream());
    String type = String.valueOf(part.getMimeType()).toLowerCase(Locale.ROOT);
    if (name.isPresent()) {
      unpacked.add(name.get(), body);
    } else if (type.equals("message/rfc822")) {
      unpacked.add("mail.eml", body);
    } else if (type.equals("text/html")) {
      if (multiparts.stream().anyMatch(outer -> outer.alternative && outer.plain)) {
        unpacked.pass(body);
      } else {
        text("mail.html", body, part.getCharset());
      }
    } else if (type.startsWith("text/")) {
      long before = unpacked.size();
      text("mail.txt", body, part.getCharset());
      boolean plain = unpacked.size() - before >= STUB;
      multiparts.stream().limit(1).forEach(outer -> outer.plain |= plain);
    } else {
      unpacked.add("part", body);
    }
  }

  /** Adds a text in UTF-8, unless there is none. */
  private void text(String name, InputStream body, @Nullable String charset) throws IOException {
    byte[] start = body.readNBytes(BLOCK);
    if (start.length < BLOCK && new String(start, StandardCharsets.ISO_8859_1).isBlank()) {
      return;
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), body);
    @Nullable Charset written = otherThanUtf8(charset);
    unpacked.add(name, written == null ? all : new Utf8Stream(all, written));
  }

  /** The character set of a text; null for UTF-8, and where none that is known is named. */
  private static @Nullable Charset otherThanUtf8(@Nullable String name) {
    try {
      Charset named = name == null ? null : Charset.forName(name.strip());
      boolean utf8 =
          StandardCharsets.UTF_8.equals(named) || StandardCharsets.US_ASCII.equals(named);
      return utf8 ? null : named;
    } catch (IllegalArgumentException _) {
      return null; // its reader finds out
    }
  }

  private static InputStream decoded(InputStream body) {
    return new SourceStream(LibraryCall.stream(body));
  }

  /** The name that a mail program gives a file of the mail. */
  private static final class PartName {
    private @Nullable String disposition;
    private @Nullable String type;

    void take(Field field) {
      String header = field.getName().toLowerCase(Locale.ROOT);
      if (header.equals("content-disposition")) {
        disposition = parameter(field, "filename");
      } else if (header.equals("content-type")) {
        type = parameter(field, "name");
      }
    }

    /** With what RFC 2231 and, in practice, RFC 2047 encode. */
    private static @Nullable String parameter(Field field, String name) {
      RawField raw =
          field instanceof RawField known ? known : new RawField(field.getName(), field.getBody());
      RawBody body = RawFieldParser.DEFAULT.parseRawBody(raw);
      MimeParameterMapping parameters = new MimeParameterMapping();
      for (NameValuePair parameter : body.getParams()) {
        if (parameter.getValue() != null) {
          parameters.addParameter(parameter.getName(), parameter.getValue());
        }
      }
      String value = parameters.get(name);
      return value == null ? null : DecoderUtil.decodeEncodedWords(value, StandardCharsets.UTF_8);
    }

    Optional<String> value() {
      String written = disposition == null ? type : disposition;
      return Optional.ofNullable(written)
          .map(MemberName::last)
          .map(String::strip)
          .filter(name -> !name.isEmpty());
    }
  }

  /** The bytes of a text in UTF-8. */
  private static final class Utf8Stream extends InputStream {
    private final Reader characters;
    private final char[] buffer = new char[BLOCK];
    private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

    Utf8Stream(InputStream bytes, Charset charset) {
      this.characters = new InputStreamReader(bytes, charset);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      while (ready.available() == 0) {
        int count = characters.read(buffer, 0, buffer.length - 1);
        if (count < 0) {
          return -1;
        }
        // Both halves of a pair are encoded together.
        if (count > 0 && Character.isHighSurrogate(buffer[count - 1])) {
          int low = characters.read();
          if (low >= 0) {
            buffer[count++] = (char) low;
          }
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(count);
        encoded.writeBytes(new String(buffer, 0, count).getBytes(StandardCharsets.UTF_8));
        ready = new ByteArrayInputStream(encoded.toByteArray());
      }
      return ready.read(bytes, offset, length);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
  }

  /** Remembers the last bytes that were read: a whole mail ends with its boundary. */
  private static final class LastBytes extends FilterInputStream {
    private final byte[] ring = new byte[1 << 16];
    private long count;

    LastBytes(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      for (int i = 0; i < read; i++) {
        ring[(int) (count++ & ring.length - 1)] = bytes[offset + i];
      }
      return read;
    }

    boolean contain(String text) throws IOException {
      // What follows the last part is not read by the library.
      transferTo(OutputStream.nullOutputStream());
      int length = (int) Math.min(count, ring.length);
      byte[] last = new byte[length];
      for (int i = 0; i < length; i++) {
        last[i] = ring[(int) (count - length + i & ring.length - 1)];
      }
      return new String(last, StandardCharsets.ISO_8859_1).contains(text);
    }
  }
}
