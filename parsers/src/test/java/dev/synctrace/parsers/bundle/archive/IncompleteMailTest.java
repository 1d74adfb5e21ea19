package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that are not as the standard has them: no line of a log is lost without a word. */
class IncompleteMailTest {
  private static final String HEADER =
      "From: Ada <ada@contoso.com>\nTo: support@fabrikam.com\nSubject: logs\nMIME-Version: 1.0\n";

  private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\n\n";

  private static final String RECORD =
      "<![LOG[Getting AAD token]LOG]!><time=\"10:00:00.000+000\" date=\"10-14-2026\""
          + " component=\"CcmAad\" context=\"\" type=\"1\" thread=\"1\" file=\"\">\n";

  private static final String TEXT = "Content-Type: text/plain\n\nSee the file.\n";

  private static final String FILE =
      "Content-Disposition: attachment; filename=CcmAad.log\nContent-Transfer-Encoding: base64\n\n"
          + base64(RECORD)
          + "\n";

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void makeFolders() throws IOException {
    bundle = dir.resolve("mail");
    temp = Files.createDirectory(dir.resolve("temp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--b\nTEXT--b\nFILE--b--\n",
        "--b\nTEXT--b--\n--b\nFILE--b--\n",
        "--b\nTEXT--b--\n\nA mailing list\n\n--other\nFILE--other--\n",
        "--b\nTEXT--b\nContent-Type: multipart/mixed; boundary=c\n\n--d\nFILE--d--\n--b--\n",
        "--d\nTEXT--d\nFILE--d--\n--b--\n",
        "--d\nFILE\n--b\nTEXT--b--\n",
        "--b\nTEXT--b--\n--b\nTEXT--b--\n--b\nFILE--b--\n"
      })
  void anAttachmentIsReadWhereverItsBoundaryIs(String mail) throws IOException {
    write(MIXED + mail.replace("TEXT", TEXT).replace("FILE", FILE));

    assertThat(texts()).contains(RECORD);
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RECORD--b\nTEXT--b--\n",
        "--b\nTEXT--b--\nRECORD",
        "--b\nTEXT--b--\n\nOn Wednesday Ada wrote:\n\nRECORD",
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nTEXT--c--\nRECORD\n--b--\n"
      })
  void textOutsideThePartsIsRead(String mail) throws IOException {
    write(MIXED + mail.replace("TEXT", TEXT).replace("RECORD", RECORD));

    assertThat(texts()).anyMatch(text -> text.contains(RECORD.strip()));
    assertThat(problems()).isEmpty();
  }

  @Test
  void adviceForProgramsThatKnowNoPartsIsNotRead() throws IOException {
    write(MIXED + "This is a multi-part message in MIME format.\n--b\n" + FILE + "--b--\n\n-- \n");

    assertThat(read().paths()).containsExactly("CcmAad.log");
  }

  @Test
  void partsWithoutAnnouncedBoundaryAreReadAndTold() throws IOException {
    write("Content-Type: multipart/mixed\n\n--b\n" + TEXT + "--b\n" + FILE + "--b--\n");

    assertThat(texts()).contains(RECORD);
    assertThat(problems()).singleElement().asString().contains("truncated or damaged");
  }

  @Test
  void ofTwoFormsOfATextTheOneWithMoreLogLinesIsRead() throws IOException {
    String prose = "Please look at the log that is below, as we said. ".repeat(6) + "\n";
    String html = "<p>" + prose + "</p><pre>" + RECORD.repeat(2) + "</pre>\n";
    write(alternative(prose, html));
    assertThat(read().paths()).containsExactly("mail.html");

    write(alternative(prose + RECORD + RECORD, html));
    assertThat(read().paths()).containsExactly("mail.txt");

    write(alternative(prose + RECORD, html));
    assertThat(read().paths()).containsExactly("mail.html");
  }

  @Test
  void filesInATextAreFilesOfTheMail() throws IOException {
    String file = "begin 644 %s\n#0V%%T\n`\nend\n";
    write("\nTwo files:\n" + file.formatted("a.txt") + "and\n" + file.formatted("C:\\b.txt"));

    assertThat(read().texts()).containsEntry("a.txt", "Cat").containsEntry("b.txt", "Cat");
    assertThat(problems()).isEmpty();
  }

  @Test
  void whatFollowsAnEncodedFileIsRead() throws IOException {
    String file = "begin 644 %s\n#0V%%T\n`\nend\n";
    write(
        MIXED
            + "--b\nContent-Disposition: attachment; filename=a.txt\n"
            + "Content-Transfer-Encoding: x-uuencode\n\n"
            + file.formatted("a.txt")
            + file.formatted("b.txt")
            + "--b--\n");

    assertThat(read().texts()).containsEntry("a.txt", "Cat").containsEntry("b.txt", "Cat");
  }

  @Test
  void wordsOfATextAreNoFile() throws IOException {
    write("\nbegin 644 times\nwith this line of small letters\nend\n");

    assertThat(read().paths()).containsExactly("mail.txt");
  }

  @Test
  void aCutFileInATextIsTold() throws IOException {
    write("\nbegin 644 a.txt\n#0V%T\n");

    assertThat(problems()).singleElement().asString().startsWith("a.txt is truncated");
  }

  @ParameterizedTest
  @CsvSource({
    "'=ybegin line=128 size=3 name=a.zip\nabc\n=yend size=3\n', a.zip was sent in an unknown"
        + " encoding (yEnc)",
    "'-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n', mail.txt is encrypted"
  })
  void whatCannotBeReadOfATextIsTold(String text, String says) throws IOException {
    write("\nLook:\n" + text);

    assertThat(problems()).singleElement().asString().startsWith(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message/external-body; access-type=URL; URL=\"https://contoso.example/a\"",
        "message/partial; number=1; total=2; id=\"a\""
      })
  void aPartThatIsElsewhereIsTold(String type) throws IOException {
    write(MIXED + "--b\nContent-Type: " + type + "\n\nContent-Type: text/plain\n\n--b--\n");

    assertThat(problems()).singleElement().asString().contains("is not in the mail");
  }

  @Test
  void aMailInAMailNeedsNoHeaderOfItsOwn() throws IOException {
    write(MIXED + "--b\nContent-Type: message/rfc822\n\nSubject: logs\n" + FILE + "\n--b--\n");

    assertThat(texts()).contains(RECORD);
  }

  @Test
  void anAttachmentIsDecodedWithoutBeingCalledEncoded() throws IOException {
    write(
        MIXED
            + "--b\nContent-Disposition: attachment; filename=CcmAad.log\n\n"
            + base64(RECORD.repeat(3))
            + "\n--b--\n");

    assertThat(texts()).contains(RECORD.repeat(3));
  }

  @Test
  void linesOfHashesAreNoBase64() throws IOException {
    String hashes = ("0123456789abcdef".repeat(4) + "\n").repeat(4);
    write(
        MIXED
            + "--b\nContent-Disposition: attachment; filename=hashes.txt\n\n"
            + hashes
            + "--b--\n");

    assertThat(texts()).anyMatch(text -> text.startsWith("0123"));
  }

  @ParameterizedTest
  @ValueSource(strings = {RECORD, "10-14-2026 10:00:00 Getting AAD token\n"})
  void aLogBelowAHeaderThatWasPastedIsALog(String line) throws IOException {
    write(line);

    assertThat(texts()).containsExactly(HEADER + line);
  }

  @Test
  void aWebFormIsNoMail() throws IOException {
    String form =
        "MIME-Version: 1.0\nContent-Type: multipart/form-data; boundary=b\n\n--b\n"
            + "Content-Disposition: form-data; name=x\n\n1\n--b--\n";
    Files.writeString(bundle, form);

    assertThat(texts()).containsExactly(form);
  }

  @Test
  void mailsWithoutEndOfPartsStayWithinLimits() throws IOException {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      mail.append("--b").append(i).append("\nContent-Type: text/plain\n\n--b").append(i);
      mail.append("--\n");
    }
    write(MIXED + mail + RECORD);

    assertThat(texts()).anyMatch(text -> text.contains(RECORD.strip()));
  }

  private void write(String mail) throws IOException {
    Files.writeString(bundle, HEADER + mail);
  }

  private CollectingVisitor read() throws IOException {
    return CollectingVisitor.from(bundle, temp);
  }

  private Collection<String> texts() throws IOException {
    return read().texts().values();
  }

  private List<String> problems() throws IOException {
    return read().problems();
  }

  private static String alternative(String plain, String html) {
    return "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        + plain
        + "--b\nContent-Type: text/html\n\n"
        + html
        + "--b--\n";
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'})
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
