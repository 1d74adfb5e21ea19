package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Follows every link of every page of a case: a {@code source:line} always leads to its record. */
@Tag("slow")
class CitationCrawlTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TITLE = Pattern.compile("(?s) id=\"record-title\"[^>]*>(.*?)</h");
  private static final Pattern HREF = Pattern.compile(" href=\"([^\"]*)\"");
  private static final Pattern SOURCE = Pattern.compile("name=\"source\" value=\"([^\"]*)\"");

  /** A quoted record may say anything, and a link leads where it says. */
  private static final Pattern NO_CITATION =
      Pattern.compile(
          "(?s)<a [^>]*>.*?</a>|<pre.*?</pre>|<script.*?</script>|<button.*?</button>"
              + "|<td class=\"log-text\">.*?</td>|<code>.*?</code>|<option.*?</option>");

  @TempDir private Path temp;

  static Stream<String> samples() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../samples"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyCitationLeadsToItsRecord(String sample) throws IOException {
    try (TestServer server = TestServer.in(temp)) {
      String address = server.caseOf(sample + ".zip", TestServer.sampleZip(sample));
      Set<String> sources = new TreeSet<>();
      matches(SOURCE, server.get(address + "/log").body())
          .forEach(source -> sources.add(source.group(1)));
      assertThat(sources).isNotEmpty();
      Set<String> seen = new LinkedHashSet<>();
      Deque<String> left = new ArrayDeque<>();
      left.add(address);
      int citations = 0;
      Map<String, String> records = new HashMap<>();
      while (!left.isEmpty()) {
        String page = left.removeFirst();
        HttpResponse<String> answer = server.get(page);
        assertThat(answer.statusCode()).as("%s", page).isIn(200, 303);
        String body = answer.body();
        assertThat(uncited(body, sources)).as("%s", page).isEmpty();
        for (MatchResult link : matches(HREF, body)) {
          String href = unescaped(link.group(1));
          if (href.contains("#") && href.startsWith(address + "/log?") && href.contains("line=")) {
            citations++;
            records.putIfAbsent(href, page);
          } else if (href.startsWith(address) && isPage(href, address) && seen.add(href)) {
            left.add(href);
          }
        }
      }
      assertThat(citations).isGreaterThan(20);
      for (Map.Entry<String, String> record : records.entrySet()) {
        String href = record.getKey();
        int hash = href.indexOf('#');
        String body = server.get(href.substring(0, hash)).body();
        assertThat(body)
            .as("%s on %s", href, record.getValue())
            .containsPattern(
                "<tr id=\"" + href.substring(hash + 1) + "\"[^>]* aria-current=\"true\"")
            .contains("class=\"log-record\"");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyRecordHasAnAddress(String sample) throws IOException {
    try (TestServer server = TestServer.in(temp)) {
      String address = server.caseOf(sample + ".zip", TestServer.sampleZip(sample));
      Set<String> places = new LinkedHashSet<>();
      for (String line : server.get(address + "/search?format=ndjson").body().split("\n")) {
        JsonNode record = JSON.readTree(line);
        places.add(record.path("source").asText() + ":" + record.path("line").asInt());
      }
      assertThat(places).hasSizeGreaterThan(100);

      Set<String> lost = new LinkedHashSet<>();
      for (String place : places) {
        int colon = place.lastIndexOf(':');
        String source = TestServer.encoded(place.substring(0, colon));
        String line = place.substring(colon + 1);
        String body = server.get(address + "/log?source=" + source + "&line=" + line).body();
        if (!body.contains("<tr id=\"L" + line + "\"") || !title(body).equals(place)) {
          lost.add(place);
        }
      }
      assertThat(lost).isEmpty();
    }
  }

  private static String title(String body) {
    Matcher title = TITLE.matcher(body);
    return title.find() ? title.group(1).replaceAll("<[^>]*>", "").strip() : "";
  }

  /** Pages that show answers, each once: searches and logs that others lead to are endless. */
  private static boolean isPage(String href, String address) {
    String rest = href.substring(address.length());
    return !rest.startsWith("/log")
        && !rest.startsWith("/report")
        && !rest.startsWith("/search?")
        && !rest.contains("format=");
  }

  private static Set<String> uncited(String body, Set<String> sources) {
    String text = NO_CITATION.matcher(body).replaceAll(" ").replaceAll("<[^>]*>", " ");
    Set<String> found = new TreeSet<>();
    for (String source : sources) {
      for (MatchResult cited : matches(Pattern.compile(Pattern.quote(source) + ":\\d+"), text)) {
        found.add(cited.group());
      }
    }
    return found;
  }

  private static Iterable<MatchResult> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return () -> matcher.results().iterator();
  }

  private static String unescaped(String href) {
    return href.replace("&amp;", "&").replace("&#39;", "'");
  }
}
