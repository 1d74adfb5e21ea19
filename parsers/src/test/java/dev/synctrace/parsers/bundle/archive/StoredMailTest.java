package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as editors, scripts, transfers and mail programs store them: none loses an attachment. */
class StoredMailTest {
  private static final String LOG = "Getting AAD token of Ger\u00e4t";
  private static final String ENVELOPE = "From ada@contoso.com Wed Oct 14 10:00:00 2026\n";
  private static final String HEADER =
      "From: Ada <ada@contoso.com>\nTo: support@fabrikam.com\nSubject: logs\nMIME-Version: 1.0\n";

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void makeFolders() throws IOException {
    bundle = dir.resolve("mail");
    temp = Files.createDirectory(dir.resolve("temp"));
  }

  /**
   * One way in which a mail is stored.
   *
   * @param mark byte order mark
   * @param before text before the header
   * @param headers more lines of the header
   */
  record Stored(Charset charset, String mark, String before, String headers, String lineEnd) {
    byte[] of(String mail) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      String text = mark + (before + headers + mail).replace("\n", lineEnd);
      bytes.write(text.getBytes(charset));
      return bytes.toByteArray();
    }

    @Override
    public String toString() {
      return "%s, mark %d, before %s, header +%d, ends %s"
          .formatted(
              charset,
              mark.length(),
              before.replace("\n", "/"),
              headers.length(),
              lineEnd.replace("\r", "CR").replace("\n", "LF"));
    }
  }

  static List<Stored> ways() {
    List<Stored> ways = new ArrayList<>();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : List.of("", "\ufeff")) {
        for (String before : List.of("", "\n\n \n", ENVELOPE, "\n\n" + ENVELOPE, ">" + ENVELOPE)) {
          for (String headers :
              List.of("", "X-Long: " + "a".repeat(70_000) + "\n", "X-Many: a\n".repeat(20_000))) {
            for (String lineEnd : List.of("\n", "\r\n", "\r", "\r\r\n")) {
              ways.add(new Stored(charset, mark, before, headers, lineEnd));
            }
          }
        }
      }
    }
    return ways;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void howAMailIsStoredDoesNotMatter(Stored way) throws IOException {
    Files.write(bundle, way.of(mail("CcmAad.log")));

    CollectingVisitor visitor = read();

    assertThat(visitor.problems()).isEmpty();
    assertThat(visitor.texts())
        .containsExactly(entry("CcmAad.log", LOG), entry("mail.txt", "See Ger\u00e4t."));
  }

  @Test
  void blankLinesOfMoreThanTheFirstBytesAreReadOver() throws IOException {
    Files.writeString(bundle, "\r\n".repeat(5_000) + mail("CcmAad.log"));

    assertThat(read().paths()).contains("CcmAad.log");
  }

  @Test
  void countlessLinesOfAHeaderAreReadOver() throws IOException {
    Files.writeString(bundle, "X-Many: a\n".repeat(200_000) + mail("CcmAad.log"));
    assertThat(read().problems()).isEmpty();
    assertThat(read().paths()).contains("CcmAad.log");

    Files.writeString(bundle, HEADER + "X-Many: a\n".repeat(1_100_000) + mail("CcmAad.log"));
    assertThat(read().problems()).singleElement().asString().contains("more parts or headers");
  }

  @Test
  void aHeaderThatIsTooLongToBeReadIsTold() throws IOException {
    Files.writeString(bundle, HEADER + "X-Long: " + "a".repeat(1 << 23) + "\n" + mail("A.log"));

    assertThat(read().problems()).singleElement().asString().contains("more parts or headers");
  }

  @Test
  void aHeaderThatWasCutIsTold() throws IOException {
    Files.writeString(bundle, HEADER + "Content-Type: multipart/mi");

    assertThat(read().problems()).singleElement().asString().contains("truncated or damaged");
  }

  @Test
  void partsWithoutTheirBoundaryAreTold() throws IOException {
    Files.writeString(bundle, mail("A.log").replace("; boundary=b", ""));

    assertThat(read().problems()).singleElement().asString().contains("truncated or damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "To:support@fabrikam.com\nSubject:logs\nMIME-Version:1.0\n",
        "MIME-Version: 1.0\n",
        "Date: Wed, 14 Oct 2026 10:00:00 +0000\nSubject: logs\n",
        "From: Ada\nSubject: logs\nthis line is broken\nMIME-Version: 1.0\n"
      })
  void aHeaderWithLittleInItIsThatOfAMail(String header) throws IOException {
    Files.writeString(bundle, header + mail("CcmAad.log").replace(HEADER, ""));

    assertThat(read().paths()).contains("CcmAad.log");
    assertThat(read().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void eachMailOfAnMboxIsRead(String lineEnd) throws IOException {
    String second = HEADER + "\n>From the log:\n>>From it\nFrom here\n\nFrom there\nx: y\n";
    Files.writeString(
        bundle,
        (ENVELOPE
                + mail("A.log")
                + "\n\n"
                + ENVELOPE
                + second
                + "\nFrom - Wed Oct 14 10:00:00 2026\nX-Mozilla-Status: 0001\n"
                + mail("B.log")
                + "\n")
            .replace("\n", lineEnd));

    CollectingVisitor visitor = read();

    assertThat(visitor.paths())
        .containsExactly(
            "mail-1/A.log",
            "mail-1/mail.txt",
            "mail-2/mail.txt",
            "mail-3/B.log",
            "mail-3/mail.txt");
    assertThat(visitor.texts().getOrDefault("mail-2/mail.txt", "").replace("\r", ""))
        .isEqualTo("From the log:\n>From it\nFrom here\n\nFrom there\nx: y\n\n");
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void aDamagedMailOfAnMboxIsNamedAndTheOthersAreRead() throws IOException {
    String cut = mail("A.log");
    Files.writeString(
        bundle,
        ENVELOPE
            + cut.substring(0, cut.length() - 8)
            + "\n\n"
            + ENVELOPE
            + mail("B.log")
            + "\n\n"
            + ENVELOPE
            + mail("C.log").replace("multipart/mixed", "multipart/encrypted"));

    CollectingVisitor visitor = read();

    assertThat(visitor.paths()).contains("mail-1/A.log", "mail-2/B.log", "mail-2/mail.txt");
    assertThat(visitor.problems())
        .containsExactly(
            "mail-1 is truncated or damaged. Copy it again",
            "mail-3 is encrypted. Open it in the mail program, save its attachments and ingest"
                + " them");
  }

  @Test
  void manyMailsAreWithinTheLimitOfEntries() throws IOException {
    Files.writeString(bundle, (ENVELOPE + HEADER + "\nx\n\n").repeat(100));

    assertThat(CollectingVisitor.from(bundle, temp, limit(50)).problems())
        .singleElement()
        .asString()
        .contains("more than 50 entries");
    assertThat(CollectingVisitor.from(bundle, temp, limit(500)).paths()).hasSize(100);
  }

  private static ArchiveLimits limit(int entries) {
    ArchiveLimits limits = ArchiveLimits.defaults();
    return new ArchiveLimits(
        entries, limits.bytes(), limits.ratio(), limits.ratioFrom(), limits.depth());
  }

  @ParameterizedTest
  @CsvSource({"x-uuencode", "X-UUE", "uuencode"})
  void anUuencodedAttachmentIsDecoded(String encoding) throws IOException {
    Files.writeString(bundle, encoded(encoding, "Some text\nbegin 644 cat.txt\n#0V%T\n`\nend\n"));

    assertThat(read().texts()).containsEntry("CcmAad.log", "Cat");
    assertThat(read().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'begin 644 cat.txt\n#0V%T\n', is truncated",
    "'nothing\n', is truncated",
    "'begin 644 cat.txt\n#0V~T\n`\nend\n', is damaged"
  })
  void damagedUuencodeIsTold(String content, String says) throws IOException {
    Files.writeString(bundle, encoded("x-uuencode", content));

    assertThat(read().problems()).singleElement().asString().startsWith("CcmAad.log " + says);
    assertThat(read().paths()).containsExactly("mail.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-yenc", "base46", "uft-8"})
  void anUnknownEncodingIsToldWithTheNameOfTheAttachment(String encoding) throws IOException {
    Files.writeString(bundle, encoded(encoding, "=ybegin line=128 size=3 name=a\nabc\n"));

    assertThat(read().problems())
        .containsExactly(
            "CcmAad.log was sent in an unknown encoding ("
                + encoding
                + "), so it was not read. Save it from the mail program and ingest the file");
    assertThat(read().paths()).containsExactly("mail.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "7bit, Cat",
    "8Bits, Cat",
    "'', Cat",
    "base-64, Q2F0",
    "BASE64 (of Ada), Q2F0",
    "quoted printable, C=61t"
  })
  void anEncodingIsKnownHoweverItIsSpelt(String encoding, String content) throws IOException {
    Files.writeString(bundle, encoded(encoding, content));

    assertThat(read().texts().get("CcmAad.log")).startsWith("Cat").hasSizeLessThan(5);
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void aSignatureIsNoFileOfTheMail() throws IOException {
    Files.writeString(
        bundle,
        encoded("base64", "Q2F0")
            .replace("multipart/mixed", "multipart/signed")
            .replace("application/octet-stream", "application/pkcs7-signature"));

    assertThat(read().paths()).containsExactly("mail.txt");
    assertThat(read().problems()).isEmpty();
  }

  private CollectingVisitor read() throws IOException {
    return CollectingVisitor.from(bundle, temp);
  }

  /** A mail whose text is UTF-8 and whose attachment is in Base64. */
  private static String mail(String attachment) {
    return HEADER
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + "--b\nContent-Type: text/plain; charset=utf-8\n\nSee Ger\u00e4t.\n"
        + "--b\nContent-Disposition: attachment; filename="
        + attachment
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getEncoder().encodeToString(LOG.getBytes(StandardCharsets.UTF_8))
        + "\n--b--\n";
  }

  private static String encoded(String encoding, String content) {
    return HEADER
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + "--b\nContent-Type: text/plain\n\nSee the file.\n"
        + "--b\nContent-Type: application/octet-stream\n"
        + "Content-Disposition: attachment; filename=CcmAad.log\n"
        + "Content-Transfer-Encoding: "
        + encoding
        + "\n\n"
        + content
        + "\n--b--\n";
  }
}
