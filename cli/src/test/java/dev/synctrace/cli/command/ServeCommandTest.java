package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Main;
import dev.synctrace.cli.file.UserFolder;
import dev.synctrace.cli.option.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class ServeCommandTest {
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--listen 0.0.0.0      | specify it with --token-file or SYNCTRACE_TOKEN",
        "--port 70000          | is not a port. Use 0 to 65535",
        "--max-upload much     | is not a size. Use a size such as 500MB, 4GB or 1TB",
        "--max-upload 0GB      | is not a size. Use a size such as 500MB, 4GB or 1TB",
        "--keep forever        | is not a duration. Use a duration such as 30s",
        "--listen not,a,host   | is not an address of this computer",
        "--proxy gateway        | is not an IP address. Use one such as 10.0.0.5",
        "--listen 0.0.0.0 --no-token   | specify it with --token-file or SYNCTRACE_TOKEN",
        "--no-token --token-file none  | cannot be used together"
      })
  void whatCannotBeServedIsSaidInOneLine(String options, String said) {
    CommandRun run = CommandRun.of(("serve --data " + temp + " " + options).split(" ", -1));
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.err()).contains(said).hasLineCount(1);
  }

  @Test
  void aShortTokenIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("token"), "secret");
    CommandRun run =
        CommandRun.of("serve", "--data", temp.toString(), "--token-file", file.toString());
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.err()).contains("the token is too short").doesNotContain("secret");
  }

  @Test
  void aCaseThatIsNoneIsSaidAsSearchSaysIt() {
    String none = temp.resolve("none").toString();
    CommandRun run = CommandRun.of("serve", "--data", temp.toString(), "--case", none);
    CommandRun search = CommandRun.of("search", "--case", none);
    assertThat(run.err()).hasLineCount(1).isEqualTo(search.err());
    assertThat(run.status()).isEqualTo(search.status()).isEqualTo(ExitCode.FAILED.status());
  }

  @Test
  void onlyServeTakesSeveralCases() {
    CommandRun run = CommandRun.of("search", "--case", "a", "--case", "b");
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.err()).hasLineCount(1).contains("Only serve and mcp support several cases");
  }

  private Process serve(Path err, Map<String, String> environment, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                temp.resolve("data").toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder.redirectError(err.toFile()).start();
  }

  @Test
  void saysWhereItIsAndEndsCleanlyWhenTold() throws Exception {
    Path err = temp.resolve("err");
    Process process = serve(err, Map.of());
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line)
          .matches(
              "SyncTrace is at http://127\\.0\\.0\\.1:\\d+/login\\?token=[0-9a-f]{32}"
                  + " \\(Ctrl-C stops it\\)");
      URI link = URI.create(line.split(" ", -1)[3]);
      // Another user of this machine knows the port, but not the token.
      assertThat(get(link.resolve("/"))).contains("requires a token").doesNotContain("bundle");
      assertThat(get(link.resolve("/login?token=" + "0".repeat(32))))
          .contains("token is not valid");
      String page = get(link);
      assertThat(page).contains("Upload a bundle");
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readString(err)).contains("synctrace: stopped");
  }

  @Test
  void aUserWhoWantsNoTokenGetsNone() throws Exception {
    Process process = serve(temp.resolve("err"), Map.of(), "--no-token");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI home = URI.create(out.readLine().split(" ", -1)[3]);
      assertThat(home.getPath()).isEqualTo("/");
      assertThat(home.getQuery()).isNull();
      assertThat(get(home)).contains("Upload a bundle");
    } finally {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aTokenOfTheUserIsNotPrinted() throws Exception {
    Process process =
        serve(temp.resolve("err"), Map.of("SYNCTRACE_TOKEN", "a-token-that-is-hard-to-guess"));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).doesNotContain("token");
      URI home = URI.create(line.split(" ", -1)[3]);
      assertThat(get(home)).contains("requires a token");
      assertThat(get(home.resolve("/login?token=a-token-that-is-hard-to-guess")))
          .contains("Upload a bundle");
    } finally {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void anUploadWithANameOfAnyScriptIsKeptWithoutAUtf8Locale() throws Exception {
    Process process = serve(temp.resolve("err"), Map.of("LC_ALL", "C"));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI home = URI.create(out.readLine().split(" ", -1)[3]);
      Matcher form = Pattern.compile("form=([0-9a-f]{32})").matcher(get(home));
      assertThat(form.find()).isTrue();
      Path log = Path.of("..", "samples", "contoso-tenant-attach", "MP01", "BgbServer.log");
      String body =
          "--b\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"Günther 日.log\"\r\n\r\n"
              + Files.readString(log)
              + "\r\n--b--\r\n";
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(home.resolve("/cases?form=" + form.group(1)))
                  .header("Content-Type", "multipart/form-data; boundary=b")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      URI read = answer.uri(); // the page of the case
      for (int i = 0; i < 300 && !get(URI.create(read + "/status")).contains("true"); i++) {
        Thread.sleep(100);
      }
      assertThat(get(URI.create(read + "/sources"))).contains("Günther 日.log");
    } finally {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }

  private String get(URI address) throws Exception {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/alex/.local/share/synctrace",
    "Mac OS X, /home/alex/Library/Application Support/SyncTrace",
    "Windows 11, /home/alex/AppData/Local/SyncTrace"
  })
  void casesLieWhereTheSystemWantsThem(String system, String folder) {
    assertThat(UserFolder.of(system, Path.of("/home/alex"), Map.of())).isEqualTo(Path.of(folder));
  }

  @Test
  void theUsersOwnWordOnFoldersCounts() {
    assertThat(UserFolder.of("Linux", Path.of("/home/alex"), Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/synctrace"));
  }
}
