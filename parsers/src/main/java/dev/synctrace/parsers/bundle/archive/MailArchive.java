package dev.synctrace.parsers.bundle.archive;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.synctrace.parsers.bundle.archive.MailTexts.Text;
import dev.synctrace.parsers.bundle.file.BlockInputStream;
import dev.synctrace.parsers.bundle.file.MailStream;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.SourceFile;
import dev.synctrace.parsers.bundle.file.SourceStream;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
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
 * text and as HTML, the plain text is read, unless the HTML has more log lines. What is outside the
 * parts is read, too: mail servers and people add to mails that are complete. Each of several mails
 * in an mbox file is a folder.
 */
final class MailArchive {
  private static final int MOST_PARTS = 10_000;
  private static final int DEEPEST = 20;
  private static final int LONGEST_HEADER = 1 << 22;
  private static final int MOST_HEADERS = 1_000_000;
  private static final long LONGEST_HEADERS = 1L << 25;

  /** A plain text with fewer bytes may be just the advice to look at the HTML. */
  private static final int STUB = 200;

  private static final int BLOCK = 1 << 16;

  /** So much of a part tells whether it is Base64. */
  private static final int LOOK = 400;

  static final String ENCRYPTED =
      "is encrypted. Open it in the mail program, save its attachments and ingest them";

  private static final String ELSEWHERE =
      "is not in the mail, which has only a part of it or says where it is. Save it from the mail"
          + " program and ingest the file";

  private static final String DAMAGED = "is truncated or damaged. Copy it again";

  /** The first line of a part, with its boundary. */
  private static final Pattern PART =
      Pattern.compile(
          "(?m)^--([^\\s\"\\\\][^\r\n\"\\\\]{0,199}?)[ \t]*\r?\nContent-", CASE_INSENSITIVE);

  private static final Pattern TIME = Pattern.compile("\\d:\\d\\d:\\d\\d");

  /** Base64 whose header was lost; two full lines, or all of a file with less. */
  private static final Pattern BASE64 =
      Pattern.compile(
          "\\s*(?=\\S*[a-z])(?=\\S*[A-Z])(?=\\S*\\d)[A-Za-z0-9+/]{60,}[A-Za-z0-9+/=\\s]*");

  private final UnpackedArchive unpacked;
  private final String folder;
  private final MailTexts texts;
  private final boolean recoded;
  private final Deque<Multipart> multiparts = new ArrayDeque<>();
  private boolean spoilt;
  private int strays;

  private MailArchive(UnpackedArchive unpacked, String folder, boolean recoded) {
    this.unpacked = unpacked;
    this.folder = folder;
    this.texts = new MailTexts(unpacked, folder);
    this.recoded = recoded;
  }

  /** What was read of a multipart. */
  private static final class Multipart {
    private final String type;
    private @Nullable Text plain;

    Multipart(String type) {
      this.type = type;
    }

    boolean is(String subtype) {
      return type.equals("multipart/" + subtype);
    }
  }

  /**
   * Unpacks a mail, or the mails of an mbox file.
   *
   * @throws UnreadableSourceException when the bytes cannot be had
   */
  static void unpack(SourceFile file, UnpackedArchive unpacked) throws IOException {
    boolean several;
    try (InputStream bytes = file.open()) {
      several = MboxReader.hasSeveral(MailStream.of(bytes));
    }
    try (InputStream bytes = file.open()) {
      MailStream all = MailStream.of(bytes);
      MboxReader mails = new MboxReader(all);
      for (int number = 1; mails.hasNext(); number++) {
        unpacked.entry();
        String folder = several ? "mail-" + number : "";
        new MailArchive(unpacked, folder, all.isRecoded()).unpack(mails.next());
      }
    }
  }

  private void unpack(InputStream bytes) throws IOException {
    LastBytes last = new LastBytes(bytes);
    @Nullable String boundary = null;
    try {
      MimeTokenStream tokens = tokens();
      tokens.parse(last);
      boundary = walk(tokens);
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (MimeException | MimeIOException | IllegalArgumentException e) {
      last.toEnd();
      report(limit(e));
      return;
    }
    last.toEnd();
    if (spoilt || boundary != null && !last.contain("--" + boundary + "--")) {
      report(DAMAGED);
    }
  }

  /** Reports something about the mail as a whole. */
  private void report(String advice) {
    if (folder.isEmpty()) {
      unpacked.report(advice);
    } else {
      unpacked.refuse(new Refusal(folder, false, advice));
    }
  }

  private static String limit(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MaxPartCountLimitException
          || cause instanceof MaxNestingDepthLimitException
          || cause instanceof MaxHeaderLimitException
          || cause instanceof MaxLineLimitException) {
        return "has more parts or headers than a mail has, so the rest was not read. Save its"
            + " attachments and ingest them";
      }
    }
    return DAMAGED;
  }

  /** Takes part after part; returns the boundary between those of the whole mail, if it has any. */
  private @Nullable String walk(MimeTokenStream tokens) throws IOException, MimeException {
    int outside = multiparts.size();
    @Nullable String boundary = null;
    PartHeaders headers = new PartHeaders();
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      switch (state) {
        case T_START_HEADER -> headers = new PartHeaders();
        case T_FIELD -> headers.take(tokens.getField());
        case T_START_MULTIPART -> {
          BodyDescriptor multipart = tokens.getBodyDescriptor();
          if (multiparts.size() == outside) {
            boundary = multipart.getBoundary();
          }
          multiparts.push(new Multipart(type(multipart)));
          if (multiparts.element().is("encrypted")) {
            report(ENCRYPTED);
          }
        }
        case T_END_MULTIPART -> multiparts.pop();
        case T_PREAMBLE, T_EPILOGUE -> stray(tokens.getInputStream());
        case T_BODY -> {
          unpacked.entry();
          part(tokens, headers);
        }
        default -> {}
      }
    }
    return boundary;
  }

  private MimeTokenStream tokens() {
    MimeTokenStream tokens = new MimeTokenStream(config(), monitor(), null);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    return tokens;
  }

  /**
   * Takes what is before, between or behind the parts of a multipart: parts whose boundary is not
   * the one that was announced, or text. A short text without a time is what mail programs write
   * for those that know no parts.
   */
  private void stray(InputStream bytes) throws IOException, MimeException {
    BufferedInputStream text = new BufferedInputStream(LibraryCall.stream(bytes), BLOCK);
    String start = peek(text, BLOCK);
    Matcher part = PART.matcher(start);
    if (part.find() && strays < DEEPEST) {
      strays++;
      MimeTokenStream tokens = tokens();
      tokens.parseHeadless(text, "multipart/mixed; boundary=\"" + part.group(1) + "\"");
      walk(tokens);
      strays--;
    } else if (start.strip().length() >= STUB || TIME.matcher(start).find()) {
      unpacked.entry();
      texts.add(unnamed("text/plain"), text, null);
    }
  }

  private static String peek(BufferedInputStream bytes, int length) throws IOException {
    bytes.mark(length);
    byte[] start = bytes.readNBytes(length);
    bytes.reset();
    return new String(start, StandardCharsets.ISO_8859_1);
  }

  private static MimeConfig config() {
    return new MimeConfig.Builder()
        .setMaxLineLen(LONGEST_HEADER)
        .setMaxHeaderLen(LONGEST_HEADER)
        .setMaxHeaderCount(MOST_HEADERS)
        .setMaxTotalHeaderCount(MOST_HEADERS)
        .setMaxTotalHeaderLen(LONGEST_HEADERS)
        .setMaxPartCount(MOST_PARTS)
        .setMaxNestingDepth(DEEPEST)
        .build();
  }

  /**
   * Notes Base64 that no mail program writes, and a header that does not end; quoted-printable is
   * as its text shows.
   */
  private DecodeMonitor monitor() {
    return new DecodeMonitor() {
      @Override
      public boolean warn(String error, String dropDesc) {
        spoilt |=
            error.toLowerCase(Locale.ROOT).contains("base64")
                || error.contains("padding")
                || multiparts.isEmpty() && error.contains("end of headers");
        return false;
      }

      @Override
      public boolean isListening() {
        return true;
      }
    };
  }

  private static String type(BodyDescriptor part) {
    return String.valueOf(part.getMimeType()).toLowerCase(Locale.ROOT);
  }

  private void part(MimeTokenStream tokens, PartHeaders headers) throws IOException, MimeException {
    BodyDescriptor part = tokens.getBodyDescriptor();
    String type = type(part);
    String name = headers.name().orElse(unnamed(type));
    BufferedInputStream sent = new BufferedInputStream(tokens.getInputStream(), BLOCK);
    if (headers.isMultipart()) {
      spoilt = true; // its boundary is missing
      stray(sent);
      return;
    }
    TransferEncoding encoding = TransferEncoding.of(part.getTransferEncoding());
    if (encoding == TransferEncoding.PLAIN && BASE64.matcher(peek(sent, LOOK)).matches()) {
      encoding = TransferEncoding.BASE64;
    }
    InputStream body = decoded(encoding.decode(sent, monitor()));
    if (encoding == TransferEncoding.UNKNOWN) {
      unpacked.pass(body);
      texts.refuse(name, unknownEncoding(part.getTransferEncoding()));
    } else if (type.equals("message/external-body") || type.equals("message/partial")) {
      unpacked.pass(body);
      texts.refuse(name, ELSEWHERE);
    } else if (isSignature(type)) {
      unpacked.pass(body);
    } else if (headers.name().isEmpty() && type.startsWith("text/")) {
      body(name, type, body, encoding == TransferEncoding.PLAIN && recoded, part.getCharset());
    } else if (unpacked.add(texts.path(name), Optional.of(type), body).isPresent()
        && encoding == TransferEncoding.UUENCODE) {
      texts.add(unnamed("text/plain"), LibraryCall.stream(sent), null); // behind its end
    }
  }

  static String unknownEncoding(String encoding) {
    return "was sent in an unknown encoding ("
        + MemberName.clean(encoding)
        + "), so it was not read. Save it from the mail program and ingest the file";
  }

  /** The name of a part that has none. */
  private static String unnamed(String type) {
    return switch (type) {
      case "text/html" -> "mail.html";
      case "message/rfc822" -> "mail.eml";
      case "application/ms-tnef", "application/vnd.ms-tnef" -> "winmail.dat";
      default -> type.startsWith("text/") ? "mail.txt" : "part";
    };
  }

  /** What signs the rest of a mail; there is nothing to read in it. */
  private boolean isSignature(String type) {
    Multipart outer = multiparts.peek();
    return outer != null && outer.is("signed") && type.endsWith("-signature");
  }

  /** Adds a text of the mail itself. */
  private void body(
      String name, String type, InputStream body, boolean utf8, @Nullable String charset)
      throws IOException {
    boolean html = type.equals("text/html");
    Optional<Multipart> alternatives =
        multiparts.stream().filter(outer -> outer.is("alternative")).findFirst();
    Optional<Text> added;
    try {
      added = texts.add(name, body, utf8 ? null : charset);
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (UnreadableSourceException e) {
      texts.refuse(name, e.advice());
      return;
    }
    if (alternatives.isPresent() && added.isPresent()) {
      choose(alternatives.get(), added.get(), html);
    }
  }

  /** Keeps that form of a text in which it has more log lines. */
  private void choose(Multipart alternatives, Text text, boolean html) {
    @Nullable Text plain = alternatives.plain;
    if (!html) {
      alternatives.plain = text.size() < STUB ? null : text;
    } else if (plain != null) {
      texts.drop(text.times() > plain.times() ? plain : text);
    }
  }

  private static InputStream decoded(InputStream body) {
    return new SourceStream(LibraryCall.stream(body));
  }

  /** What the headers of a part say about it. */
  private static final class PartHeaders {
    private @Nullable String disposition;
    private @Nullable String type;
    private boolean multipart;

    void take(Field field) {
      String header = field.getName().toLowerCase(Locale.ROOT);
      if (header.equals("content-disposition")) {
        disposition = parameter(field, "filename");
      } else if (header.equals("content-type")) {
        type = parameter(field, "name");
        multipart = field.getBody().strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
      }
    }

    /** Whether the part is said to have parts of its own. */
    boolean isMultipart() {
      return multipart;
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

    /** The name that a mail program gives the file of the part. */
    Optional<String> name() {
      String written = disposition == null ? type : disposition;
      return Optional.ofNullable(written)
          .map(MemberName::last)
          .map(String::strip)
          .filter(name -> !name.isEmpty());
    }
  }

  /**
   * Remembers the last bytes that were read: a whole mail ends with its boundary. Stays open where
   * the library closes it, since the next mail of an mbox file is behind it.
   */
  private static final class LastBytes extends BlockInputStream {
    private final InputStream mail;
    private final byte[] ring = new byte[1 << 16];
    private long count;

    LastBytes(InputStream mail) {
      this.mail = mail;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = mail.read(bytes, offset, length);
      for (int i = 0; i < read; i++) {
        ring[(int) (count++ & ring.length - 1)] = bytes[offset + i];
      }
      return read;
    }

    /** Reads what follows the last part, which the library does not read. */
    void toEnd() throws IOException {
      transferTo(OutputStream.nullOutputStream());
    }

    boolean contain(String text) {
      int length = (int) Math.min(count, ring.length);
      byte[] last = new byte[length];
      for (int i = 0; i < length; i++) {
        last[i] = ring[(int) (count - length + i & ring.length - 1)];
      }
      return new String(last, StandardCharsets.ISO_8859_1).contains(text);
    }
  }
}
