package dev.synctrace.parsers.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of texts with secrets, {@code secret-texts.tsv}, and of texts without. */
@Tag("slow")
class SecretTextsTest {
  record Row(String label, List<String> secrets, String text, List<String> stays) {
    @Override
    public String toString() {
      return label;
    }
  }

  static Stream<Row> withSecret() throws IOException {
    return rows().filter(row -> !row.secrets().isEmpty());
  }

  static Stream<Row> withoutSecret() throws IOException {
    return rows().filter(row -> row.secrets().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("withSecret")
  void aSecretIsMaskedAndWhatSurroundsItStays(Row row) {
    String masked = Secrets.mask(row.text());

    assertThat(masked).doesNotContain(row.secrets()).contains("[masked").contains(row.stays());
    assertThat(Secrets.mask(masked)).as("masked twice").isEqualTo(masked);
  }

  @ParameterizedTest
  @MethodSource("withSecret")
  void aSecretIsMaskedInTheMiddleOfARecord(Row row) {
    String masked = Secrets.mask("Worker 7 says: " + row.text() + "\r\nNext line 8");

    assertThat(masked)
        .startsWith("Worker 7 says: ")
        .endsWith("\r\nNext line 8")
        .doesNotContain(row.secrets());
  }

  @ParameterizedTest
  @MethodSource("withoutSecret")
  void aTextWithoutSecretStays(Row row) {
    assertThat(Secrets.mask(row.text())).isSameAs(row.text());
  }

  @Test
  void everyLabelHasASignThatTheFirstLookFinds() {
    SecretLabels labels = SecretLabels.get();

    assertThat(labels.all())
        .allSatisfy(label -> assertThat(labels.signs()).anyMatch(label::contains));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "password",
        "password ",
        "\"password\":\"",
        "<password ",
        "pwd=a;",
        "net use ",
        "a=b;pwd=",
        "Bearer ",
        "Basic a",
        "eyJ",
        "eyJaaaaaaaa.",
        "://a:",
        "MII/",
        "-----BEGIN A-----",
        "name=\"password\" ",
        "token: ",
        "-p ",
        "cookie: ",
        "sig=%",
        "password is ",
        "a.b-c_",
        "password=(",
        "password=,a",
        "password=&a",
        "'password'",
        "net user a ",
        "password:\\\"",
        "<value>a</value><name>password",
        "value=\"a\" name=\"password\" ",
        "name=\"password\"",
        "<key>password</key>",
        "password ",
        "password:\n-",
        "pscredential(\"a\",",
        "password == '",
        "\"password\", \"",
        "| convertto-securestring ",
        "\" | convertto-securestring ",
        "ghp_",
        "xox-xoxb-",
        "mysql -p",
        "net use \\\\a ",
        "a a a a password",
      })
  void hostileTextsTakeNoLongerThanOthers(String part) {
    String text = "psexec " + part.repeat(1_000_000 / part.length());
    // Its own time: what else runs on the machine does not count.
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    Secrets.mask(text);

    assertThat(thread.getCurrentThreadCpuTime() - start).isLessThan(4_000_000_000L);
  }

  @Test
  void textsOfAnyPiecesAreReadToTheirEnd() {
    List<String> pieces =
        List.of(
            ("password|pwd|token|secret|cookie|bearer|basic|curl|-u|-p|psexec|net use|/user:|value"
                    + "|name|null|<|>|</|&gt;|&quot;|\"|'|''|\\\"|{|}|[|]|(|,|;|:|=|->|=>|%3D|%22"
                    + "|%|\\n|\n|\r\n|\t| |  |a1b2c3|x|[masked, 4 characters]|\u201c|\u0130|eyJ")
                .split("\\|"));
    Random random = new Random(7);
    for (int i = 0; i < 40_000; i++) {
      String text =
          random
              .ints(1 + random.nextInt(14), 0, pieces.size())
              .mapToObj(pieces::get)
              .collect(Collectors.joining());
      assertThatCode(() -> Secrets.mask(text)).as(text).doesNotThrowAnyException();
    }
  }

  private static Stream<Row> rows() throws IOException {
    try (InputStream file = SecretTextsTest.class.getResourceAsStream("secret-texts.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.replace('\u23ce', '\n').replace('\u240d', '\r'))
              .map(line -> line.split("\t", -1))
              .map(cells ->
                  new Row(
                      cells[0],
                      parts(cells[1]),
                      cells[2],
                      cells.length > 3 ? parts(cells[3]) : List.of()))
              .toList()
              .stream();
    }
  }

  private static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
  }
}
