package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails, with what is attached to them. */
class MailArchiveTest {
  private static final String HEADER =
      """
      Return-Path: <ada@contoso.com>
      Received: from mail.contoso.com
       by mx.fabrikam.com; Wed, 14 Oct 2026 10:00:00 +0000
      From: Ada <ada@contoso.com>
      To: support@fabrikam.com
      Subject: =?utf-8?Q?Ger=C3=A4t_fehlt?=
      MIME-Version: 1.0
      """;

  private static final String RECORD =
      "<![LOG[Getting AAD token for AAD resource https://ConfigMgrService]LOG]!>"
          + "<time=\"10:00:00.000+000\" date=\"10-14-2026\" component=\"CcmAad\" context=\"\" type=\"1\" thread=\"1\" file=\"\">";

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void makeFolders() throws IOException {
    bundle = dir.resolve("mail");
    temp = Files.createDirectory(dir.resolve("temp"));
  }

  @Test
  void aQuotedPrintableTextIsReadAsItWasWritten() throws IOException {
    mail(
        """
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        <![LOG[Ger=E4t]LOG]!><time=3D"10:00:00.000+000" date=3D"10-14-2026" comp=
        onent=3D"CcmAad" context=3D"" type=3D"1" thread=3D"1" file=3D"">
        """);

    assertThat(read().texts())
        .containsExactly(
            entry(
                "mail.txt",
                "<![LOG[Gerät]LOG]!><time=\"10:00:00.000+000\" date=\"10-14-2026\" component=\"CcmAad\""
                    + " context=\"\" type=\"1\" thread=\"1\" file=\"\">\r\n"));
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void lineEndsOfAnotherSystemAreNoDamage() throws IOException {
    Files.writeString(
        bundle,
        HEADER.replace("\n", "\r\n")
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\na =\nb\nc=20\n");

    assertThat(read().problems()).isEmpty();
    assertThat(read().texts()).hasSize(1);
  }

  @Test
  void attachmentsAreFilesOfTheMailAndArchivesAmongThemAreOpened() throws IOException {
    byte[] zip = TestZip.of().with("CLIENT-042/CcmAad.log", RECORD).bytes();
    mail(
        multipart(
            "mixed",
            "a",
            text("text/plain; charset=utf-8", "See the files."),
            attachment("CcmAad.log", RECORD.getBytes(StandardCharsets.UTF_8)),
            attachment("logs.zip", zip)));

    assertThat(read().texts())
        .containsExactly(
            entry("CcmAad.log", RECORD),
            entry("logs.zip/CLIENT-042/CcmAad.log", RECORD),
            entry("mail.txt", "See the files."));
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void namesOfAttachmentsAreDecodedAndDoNotLeaveTheMail() throws IOException {
    mail(
        multipart(
            "mixed",
            "a",
            named("filename*=utf-8''Ger%C3%A4t.log", "1"),
            named("filename=\"=?utf-8?B?R2Vyw6R0Mi5sb2c=?=\"", "2"),
            named("filename*0=\"Bgb\"; filename*1=\"Server.log\"", "3"),
            named("filename=\"../../etc/X.log\"", "4"),
            named("filename=\"C:\\\\Windows\\\\Y.log\"", "5"),
            named("filename=\"Y.log\"", "6")));

    assertThat(read().paths())
        .containsExactlyInAnyOrder(
            "Gerät.log", "Gerät2.log", "BgbServer.log", "X.log", "Y.log", "Y (2).log");
  }

  @Test
  void aTextThatIsThereTwiceIsReadOnce() throws IOException {
    String log = (RECORD + "\n").repeat(3);
    mail(
        multipart(
            "alternative",
            "a",
            text("text/plain; charset=utf-8", log),
            multipart("related", "b", text("text/html", "<pre>" + log + "</pre>"))));
    assertThat(read().paths()).containsExactly("mail.txt");

    mail(
        multipart(
            "alternative",
            "a",
            text("text/plain", "This mail is in HTML."),
            text("text/html", "<pre>" + log + "</pre>")));
    assertThat(read().paths()).contains("mail.html");
  }

  @Test
  void aMailInAMailIsReadAndCountsAsOneArchiveInAnother() throws IOException {
    String mail = HEADER + multipart("mixed", "z", named("filename=X.log", "x"));
    for (int i = 0; i < 3; i++) {
      mail = HEADER + multipart("mixed", "b" + i, "Content-Type: message/rfc822\n\n" + mail);
    }
    Files.writeString(bundle, mail);
    assertThat(read().paths()).containsExactly("mail.eml/mail.eml/mail.eml/X.log");

    Files.writeString(
        bundle, HEADER + multipart("mixed", "c", "Content-Type: message/rfc822\n\n" + mail));
    assertThat(read().problems())
        .containsExactly(
            "mail.eml/mail.eml/mail.eml/mail.eml is nested more than 3 archives deep."
                + " Extract it and pass the folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "utf-16le", "iso-2022-jp", "gb18030"})
  void aTextOfAnotherCharacterSetBecomesUtf8(String charset) throws IOException {
    String text =
        "device \u042f \u65e5\u672c"
            .replace(charset.equals("windows-1251") ? "\u65e5\u672c" : "\u042f", "");
    String encoded =
        Base64.getMimeEncoder().encodeToString(text.repeat(900).getBytes(Charset.forName(charset)));
    mail(
        "Content-Type: text/plain; charset=\"%s\"\nContent-Transfer-Encoding: base64\n\n%s"
            .formatted(charset, encoded));

    assertThat(read().texts()).containsExactly(entry("mail.txt", text.repeat(900)));
  }

  @Test
  void whatWasCutIsToldAndTheRestIsRead() throws IOException {
    String whole =
        HEADER
            + multipart(
                "mixed",
                "a",
                attachment("A.log", "a".getBytes(StandardCharsets.UTF_8)),
                attachment("B.log", RECORD.repeat(50).getBytes(StandardCharsets.UTF_8)));
    Files.writeString(bundle, whole.substring(0, whole.length() - 900));

    CollectingVisitor visitor = read();

    assertThat(visitor.texts()).containsEntry("A.log", "a").containsKey("B.log");
    assertThat(visitor.problems())
        .containsExactly(
            "mail is truncated or damaged. Copy it again. Complete files read from it: 2");
  }

  @Test
  void spoiltBase64IsTold() throws IOException {
    String log = Base64.getMimeEncoder().encodeToString(RECORD.getBytes(StandardCharsets.UTF_8));
    mail(
        multipart(
            "mixed",
            "a",
            ("Content-Disposition: attachment; filename=A.log\n"
                    + "Content-Transfer-Encoding: base64\n\n")
                + log.substring(0, 40)
                + "%%%"
                + log.substring(43)));

    assertThat(read().problems()).singleElement().asString().contains("truncated or damaged");
  }

  @Test
  void aMailOfCountlessPartsOrDepthEnds() throws IOException {
    StringBuilder parts = new StringBuilder("Content-Type: multipart/mixed; boundary=a\n\n");
    parts.repeat("--a\n\nx\n", 20_000);
    mail(parts.append("--a--\n").toString());
    assertThat(read().problems()).singleElement().asString().contains("more parts");

    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
    }
    mail(nested.append("\nx").toString());
    assertThat(read().problems()).singleElement().asString().contains("more parts");
  }

  @Test
  void whatWasCopiedOutOfAMailIsALog() throws IOException {
    String copied =
        "From: Ada <ada@contoso.com>\nSent: Wednesday\nTo: support\nSubject: logs\n\n" + RECORD;
    Files.writeString(bundle, copied);

    assertThat(read().texts()).containsExactly(entry("mail", copied));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{}",
        "Message-ID: 1\nfirst line of a log\nFrom: x\nTo: y\n",
        "Received: 5 messages\nSubject: none\n"
      })
  void aTextWithALineOfAHeaderIsNoMail(String text) throws IOException {
    Files.writeString(bundle, text);

    assertThat(read().paths()).containsExactly("mail");
  }

  private CollectingVisitor read() throws IOException {
    return CollectingVisitor.from(bundle, temp);
  }

  private void mail(String content) throws IOException {
    Files.writeString(bundle, (HEADER + content).replace("\n", "\r\n"));
  }

  private static String multipart(String kind, String boundary, String... parts) {
    StringBuilder content =
        new StringBuilder(
            "Content-Type: multipart/%s; boundary=\"%s\"\n\n".formatted(kind, boundary));
    for (String part : parts) {
      content.append("--").append(boundary).append('\n').append(part).append('\n');
    }
    return content.append("--").append(boundary).append("--").toString();
  }

  private static String text(String type, String text) {
    return "Content-Type: " + type + "\n\n" + text;
  }

  private static String named(String name, String content) {
    return "Content-Disposition: attachment; " + name + "\n\n" + content;
  }

  private static String attachment(String name, byte[] content) {
    return "Content-Type: application/octet-stream; name=\"%s\"\nContent-Disposition: attachment; filename=\"%s\"\nContent-Transfer-Encoding: base64\n\n%s"
        .formatted(
            name, name, Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content));
  }
}
