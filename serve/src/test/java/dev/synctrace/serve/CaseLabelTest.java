package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.serve.option.MountedCase;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name and the ticket number that engineers give a case. */
class CaseLabelTest {
  private static final String HOSTILE = "\"><script>alert(1)</script>' \u202e${7*7} [[x]]";
  private static final String NAME = "Finance workstations";
  private static final String TICKET = "INC0012345";
  private static final String TITLE = "Finance workstations (INC0012345)";

  @TempDir private Path temp;

  private static HttpResponse<String> label(
      TestServer server, String address, String name, String ticket) throws IOException {
    return server.post(
        address + "/label", "form", server.formToken(), "name", name, "ticket", ticket);
  }

  private static String caseOf(TestServer server) throws IOException {
    return server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
  }

  private static Path index(Path data, String address) {
    return data.resolve("cases")
        .resolve(address.substring(address.lastIndexOf('/') + 1))
        .resolve("case");
  }

  private static CaseLabel stored(CaseStore store) {
    try (Case opened = store.open()) {
      return opened.annotations().read().label();
    }
  }

  private static String title(String page) {
    return PageMarkup.all(page, "<title>(.+?)</title>").getFirst();
  }

  @Test
  void theNameIsInTheListOnEveryPageInItsTitleAndInTheReport() throws IOException {
    Path data = temp.resolve("data");
    String address;
    try (TestServer server = TestServer.in(data)) {
      address = caseOf(server);
      assertThat(server.get(address + "/report").body()).doesNotContain(NAME);
      HttpResponse<String> named = label(server, address, NAME, TICKET);

      assertThat(named.statusCode()).as(named.body()).isEqualTo(303);
      assertThat(named.headers().firstValue("Location")).contains(address);
      assertThat(stored(LuceneCaseStore.mapped(index(data, address))))
          .isEqualTo(new CaseLabel(NAME, TICKET));
      assertThat(server.get("/").body()).contains(NAME, TICKET, "sync.zip");
      for (String page :
          List.of(
              "",
              "/members",
              "/members/explain?id=CLIENT-088",
              "/traces",
              "/log",
              "/notes",
              "/search",
              "/sources")) {
        String body = server.get(address + page).body();
        assertThat(PageMarkup.all(body, "<h1[^>]*>(.+?)</h1>").getFirst()).as(page).contains(NAME);
        assertThat(PageMarkup.all(body, "<header.+?>(.+?)</header>").getFirst())
            .as(page)
            .contains(TICKET, "sync.zip");
        assertThat(title(body)).as(page).contains(TITLE);
      }
      assertThat(title(server.get(address + "/report").body())).contains(TITLE);
      assertThat(title(server.get(address + "/report?notes=1").body())).contains(TITLE);
      assertThat(server.get(address + "/report?redact=1").body())
          .doesNotContain(NAME)
          .doesNotContain(TICKET);

      assertThat(label(server, address, "", "").statusCode()).isEqualTo(303);
      assertThat(server.get(address + "/members").body())
          .contains("<h1 class=\"name\">sync.zip</h1>")
          .doesNotContain(NAME);
      assertThat(server.get(address + "/report").body()).doesNotContain(NAME);
      label(server, address, "", TICKET);
      assertThat(title(server.get(address).body())).contains("sync.zip (INC0012345)");
      label(server, address, NAME, TICKET);
    }
    try (TestServer again = TestServer.in(data)) {
      assertThat(again.get("/").body()).contains(NAME, TICKET);
      assertThat(again.get(address + "/members").body()).contains(NAME, TICKET);
    }
  }

  @Test
  void aNameOfAnyTextIsShownAsTyped() throws IOException {
    try (TestServer server = TestServer.in(temp)) {
      String address = caseOf(server);
      assertThat(label(server, address, HOSTILE, HOSTILE).statusCode()).isEqualTo(303);

      for (String page : List.of("/", address + "/members", address + "/log")) {
        assertThat(server.get(page).body())
            .as(page)
            .contains("&lt;script&gt;alert(1)", "${7*7} [[x]]")
            .doesNotContain("<script>alert", "\u202e");
      }
      assertThat(server.get(address + "/report").body()).doesNotContain("<script>alert");
      // In the field of the form, as it was typed.
      assertThat(server.get(address).body())
          .contains("value=\"&quot;&gt;&lt;script&gt;")
          .doesNotContain("<script>alert");
    }
  }

  @Test
  void aNameThatLooksLikeASecretIsShownAsGiven() throws IOException {
    String name = "Why no token: CLIENT-095, password=unknown";
    try (TestServer server = TestServer.in(temp)) {
      String address = caseOf(server);
      assertThat(label(server, address, name, "secret: 17").statusCode()).isEqualTo(303);
      for (String page : List.of("/", address, address + "/members", address + "/log")) {
        assertThat(server.get(page).body()).as(page).contains(name, "secret: 17");
      }
      assertThat(title(server.get(address + "/report").body())).contains(name, "secret: 17");
      assertThat(server.get(address + "/report?redact=1").body()).doesNotContain("Why no token");
    }
  }

  @Test
  void whatAnotherServerNamedIsShownAtOnceAndOnlyWhatWasChangedIsStored() throws IOException {
    Path given = temp.resolve("given");
    try (TestServer server = TestServer.in(temp.resolve("first"))) {
      copy(index(temp.resolve("first"), caseOf(server)), given);
    }
    try (TestServer one = mounted(temp.resolve("second"), given);
        TestServer other = mounted(temp.resolve("third"), given)) {
      String here = onlyCase(one);
      String there = onlyCase(other);
      label(one, here, NAME, TICKET);
      for (String page : List.of("/", there, there + "/members", there + "/traces")) {
        assertThat(other.get(page).body()).as(page).contains(NAME, TICKET);
      }
      // Both have the form open; one changes the name, then the other the ticket number.
      label(one, here, "Sales laptops", TICKET);
      HttpResponse<String> second =
          other.post(
              there + "/label",
              "form",
              other.formToken(),
              "shown-name",
              NAME,
              "shown-ticket",
              TICKET,
              "name",
              NAME,
              "ticket",
              "INC0099999");
      assertThat(second.statusCode()).isEqualTo(303);
      assertThat(stored(LuceneCaseStore.mapped(given)))
          .isEqualTo(new CaseLabel("Sales laptops", "INC0099999"));
      assertThat(one.get("/").body()).contains("Sales laptops", "INC0099999");
      assertThat(title(one.get(here + "/report").body())).contains("Sales laptops (INC0099999)");
    }
  }

  @Test
  void whatIsTooLongOrWithoutTheFormIsRefused() throws IOException {
    try (TestServer server = TestServer.in(temp)) {
      String address = caseOf(server);
      HttpResponse<String> tooLong = label(server, address, "x".repeat(101), "");
      assertThat(tooLong.statusCode()).isEqualTo(400);
      assertThat(tooLong.body())
          .contains("The name of the case has 101 characters; at most 100 are possible");
      assertThat(server.post(address + "/label", "name", NAME, "ticket", "").statusCode())
          .isEqualTo(403);
      assertThat(server.get(address).body()).doesNotContain(NAME);
    }
  }

  @Test
  void aMountedCaseTakesItsNameAlong() throws IOException {
    Path given = temp.resolve("given");
    try (TestServer server = TestServer.in(temp.resolve("first"))) {
      String address = caseOf(server);
      copy(index(temp.resolve("first"), address), given);
    }
    try (TestServer server = mounted(temp.resolve("second"), given)) {
      String address = onlyCase(server);
      assertThat(label(server, address, NAME, TICKET).statusCode()).isEqualTo(303);
      assertThat(server.get("/").body()).contains(NAME, TICKET, "case42", "opened with --case");
    }
    assertThat(stored(LuceneCaseStore.mapped(given))).isEqualTo(new CaseLabel(NAME, TICKET));
    try (TestServer other = mounted(temp.resolve("third"), given)) {
      String address = onlyCase(other);
      assertThat(other.get("/").body()).contains(NAME, TICKET);
      assertThat(title(other.get(address + "/report").body())).contains(TITLE);
      // Named from elsewhere meanwhile.
      try (Case opened = LuceneCaseStore.mapped(given).open()) {
        opened.annotations().update(stored -> stored.with(new CaseLabel("Sales laptops", "")));
      }
      assertThat(other.get("/").body()).contains("Sales laptops").doesNotContain(NAME);
    }
  }

  @Test
  void damagedNotesKeepNoOneFromTheCase() throws IOException {
    Path data = temp.resolve("data");
    Path given = temp.resolve("given");
    try (TestServer server = TestServer.in(data)) {
      String address = caseOf(server);
      label(server, address, NAME, TICKET);
      copy(index(data, address), given);
    }
    Files.writeString(given.resolve("annotations.json"), "{}");
    try (TestServer server = mounted(temp.resolve("second"), given)) {
      String address = onlyCase(server);
      assertThat(server.get(address).body()).contains("4 of 6 members", "case42");
      assertThat(server.get(address + "/report").statusCode()).isEqualTo(200);
      assertThat(label(server, address, NAME, TICKET).statusCode()).isEqualTo(503);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static TestServer mounted(Path data, Path given) throws IOException {
    ServeOptions plain = TestServer.options(data, RequestLimits.defaults());
    return new TestServer(
        new ServeOptions(
            plain.data(),
            plain.listen(),
            plain.port(),
            plain.hostNames(),
            plain.token(),
            plain.maxUpload(),
            plain.keep(),
            plain.maxSize(),
            plain.version(),
            plain.limits(),
            List.of(new MountedCase("case42", given.toString(), LuceneCaseStore.mapped(given)))));
  }

  private static String onlyCase(TestServer server) throws IOException {
    String address =
        PageMarkup.all(server.get("/").body(), "href=\"(/cases/[0-9a-f]{32})\"").getFirst();
    server.awaitRead(address);
    return address;
  }
}
