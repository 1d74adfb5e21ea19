package dev.synctrace.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.lucene.name.IdNameIndex.NamedId;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdMarkupTest {
  private static final String GUID = "6f9c6a2e-0000-4000-8000-0000000000ab";
  private static final String UNKNOWN = "6f9c6a2e-0000-4000-8000-0000000000ff";

  private final List<Set<String>> asked = new ArrayList<>();

  private String written(String... pieces) throws IOException {
    StringWriter out = new StringWriter();
    IdMarkup.Names names =
        new IdMarkup.Names() {
          @Override
          public Map<String, NamedId> of(Set<String> ids) {
            asked.add(Set.copyOf(ids));
            NamedId named = new NamedId("CLIENT-042", "device", "/x");
            return Map.of(GUID, named, "P0100017", named, "GUID:" + GUID, named);
          }

          @Override
          public String markup(String id, NamedId named, boolean asLink) {
            return (asLink ? "[a " : "[s ") + id + "]";
          }
        };
    try (IdMarkup markup = new IdMarkup(out, names)) {
      for (String piece : pieces) {
        markup.write(piece);
      }
    }
    return out.toString();
  }

  @Test
  void eachKnownIdInTheTextGetsItsMarkup() throws IOException {
    assertThat(
            written(
                "<p>Add {" + GUID + "}, 16777220, P0100017, ",
                "GUID:" + GUID + " " + UNKNOWN + "</p>"))
        .isEqualTo(
            "<p>Add {[a %s]}, 16777220, [a P0100017], [a GUID:%s] %s</p>"
                .formatted(GUID, GUID, UNKNOWN));
    assertThat(asked).containsExactly(Set.of(GUID, "P0100017", "GUID:" + GUID, UNKNOWN));
  }

  @Test
  void attributesScriptsAndFieldsStayAsTheyAre() throws IOException {
    for (String markup :
        List.of(
            "<p title=\"a > %s\">x</p>",
            "<input value='> %s'>",
            "<script>if (a < b) '%s'</script>",
            "<textarea>%s</textarea>",
            "<title>%s</title>",
            "<svg><text>%s</text></svg>",
            "<!-- %s -->")) {
      String page = markup.formatted(GUID);
      assertThat(written(page)).isEqualTo(page);
    }
  }

  @Test
  void withinALinkItIsNoLink() throws IOException {
    assertThat(written("<a href=\"/y\"><code>" + GUID + "</code></a> " + GUID))
        .isEqualTo("<a href=\"/y\"><code>[s %s]</code></a> [a %s]".formatted(GUID, GUID));
  }

  @Test
  void aPartOfALongerWordIsNoId() throws IOException {
    String page = "<p>x" + GUID + " 167772201 a16777220 " + GUID + "-1 CLIENT-16777220</p>";
    assertThat(written(page)).isEqualTo(page);
  }

  @Test
  void aLongPageIsWrittenInPartsThatCutNoId() throws IOException {
    String row = "<p>some words and " + GUID + "</p>";
    String[] rows = new String[60_000];
    java.util.Arrays.fill(rows, row);
    String all = written(rows);
    assertThat(all).isEqualTo(row.replace(GUID, "[a " + GUID + "]").repeat(60_000));
    assertThat(asked).hasSizeLessThan(10);
  }

  @Test
  void aPageWithoutIdsAsksNothing() throws IOException {
    assertThat(written("<p>", "nothing", "</p>")).isEqualTo("<p>nothing</p>");
    assertThat(asked).isEmpty();
  }
}
