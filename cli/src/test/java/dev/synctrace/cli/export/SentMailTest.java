package dev.synctrace.cli.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails with logs in or beside their text: what is read, and what the exit code says. */
class SentMailTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEADER =
      "From: Ada <ada@contoso.com>\nTo: support@fabrikam.com\nSubject: logs\nMIME-Version: 1.0\n";
  private static final String RECORD =
      "<![LOG[Failed to sign in Ger\u00e4t %d]LOG]!><time=\"10:00:00.000+000\" date=\"10-14-2026\""
          + " component=\"BgbAgent\" context=\"\" type=\"3\" thread=\"1\" file=\"\">";
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                  + "awAAAABJRU5ErkJggg==");

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "utf-8, base64", "utf-8, quoted-printable", "utf-8, 8bit",
    "windows-1252, base64", "windows-1252, quoted-printable", "windows-1252, 8bit",
    "utf-16le, base64"
  })
  void recordsInAMailOfHtmlAloneAreThoseOfTheHtmlFile(String charset, String encoding)
      throws IOException {
    String html =
        "<html><body><p>The log:</p>\n<pre>"
            + escaped(RECORD.formatted(1))
            + "\n"
            + escaped(RECORD.formatted(2))
            + "</pre></body></html>\n";
    Files.writeString(dir.resolve("page.html"), html);
    byte[] body = html.getBytes(Charset.forName(charset));
    Files.write(
        dir.resolve("page.eml"),
        joined(
            HEADER
                + "Content-Type: text/html; charset=%s\nContent-Transfer-Encoding: %s\n\n"
                    .formatted(charset, encoding),
            encoded(body, encoding)));

    List<String> ofFile = messages("page.html");

    assertThat(ofFile).contains("Failed to sign in Ger\u00e4t 1", "Failed to sign in Ger\u00e4t 2");
    assertThat(messages("page.eml")).isEqualTo(ofFile);
  }

  @ParameterizedTest
  @CsvSource({
    "image/png; name=image001.png, inline, 0",
    "image/png; name=Screenshot.png, attachment, 0",
    "application/octet-stream; name=Screenshot.png, attachment, 3"
  })
  void aPictureInAMailIsListedAndChangesNoExitCode(String type, String disposition, int status)
      throws IOException {
    mail(type, disposition, PNG);

    CommandRun run = ingest("sent.eml", "json");

    assertThat(run.status()).as(run.out()).isEqualTo(status);
    JsonNode sources = JSON.readTree(run.out()).path("sources");
    assertThat(sources.findValuesAsText("path")).anyMatch(path -> path.endsWith(".png"));
    assertThat(ingest("sent.eml", "table").out()).contains(status == 0 ? "(not a log)" : "picture");
  }

  @Test
  void theRestOfAMailInRichTextIsAProblemWithWhatToDo() throws IOException {
    byte[] tnef = new byte[300];
    byte[] signature = {0x78, (byte) 0x9F, 0x3E, 0x22};
    System.arraycopy(signature, 0, tnef, 0, signature.length);
    mail("application/ms-tnef", "attachment", tnef);

    CommandRun run = ingest("sent.eml", "json");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("winmail.dat", "request the mail in HTML or plain text format");
  }

  @Test
  void anAttachmentInAnUnknownEncodingIsAProblem() throws IOException {
    mail("text/plain; name=BgbAgent.log", "attachment", RECORD.formatted(2).getBytes(UTF_8));
    Path mail = dir.resolve("sent.eml");
    Files.writeString(mail, Files.readString(mail).replace("Encoding: base64", "Encoding: x-yenc"));

    CommandRun run = ingest("sent.eml", "json");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("BgbAgent.log", "unknown encoding (x-yenc)");
  }

  private List<String> messages(String file) throws IOException {
    ingest(file, "json");
    CommandRun run =
        CommandRun.of("search", "--case", caseOf(file), "--limit", "0", "--format", "ndjson");
    List<String> messages = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      messages.add(JSON.readTree(line).path("message").asText());
    }
    return messages;
  }

  private CommandRun ingest(String file, String format) {
    return CommandRun.of(
        "ingest", dir.resolve(file).toString(), "--case", caseOf(file), "--format", format);
  }

  private String caseOf(String file) {
    return dir.resolve(file + ".case").toString();
  }

  /** A mail with a record in its text and one attachment. */
  private void mail(String type, String disposition, byte[] attachment) throws IOException {
    Files.writeString(
        dir.resolve("sent.eml"),
        HEADER
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
            + RECORD.replace("\u00e4", "ae").formatted(1)
            + "\n--b\nContent-Type: %s\nContent-Disposition: %s\n".formatted(type, disposition)
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(attachment)
            + "\n--b--\n");
  }

  private static String escaped(String record) {
    return record.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static byte[] encoded(byte[] body, String encoding) {
    if (encoding.equals("8bit")) {
      return body;
    }
    if (encoding.equals("base64")) {
      return Base64.getMimeEncoder().encode(body);
    }
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (byte b : body) {
      if (column > 70) {
        text.append("=\n");
        column = 0;
      }
      String one = b == '\n' || b > ' ' && b != '=' ? "" + (char) b : "=%02X".formatted(b);
      column = b == '\n' ? 0 : column + one.length();
      text.append(one);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] joined(String header, byte[] body) {
    byte[] start = header.getBytes(UTF_8);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }
}
