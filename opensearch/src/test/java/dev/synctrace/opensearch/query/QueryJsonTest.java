package dev.synctrace.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceMachines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person types means in the cluster what it means to the embedded index. */
class QueryJsonTest {
  private static final List<String> WORDS = List.of("red", "green", "blue", "black");
  private static final List<String> SIGNS = List.of("", "", "", "+", "-", "!", "! ", "NOT ");
  private static final List<String> JOINTS = List.of(" ", " AND ", " && ");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          *                    | {"match_all":{}}
          Sync                 | {"term":{"message":{"value":"sync"}}}
          "already  Expired"   | {"match_phrase":{"message":{"query":"already expired","slop":0}}}
          "a b"~3              | {"match_phrase":{"message":{"query":"a b","slop":3}}}
          fail*                | {"prefix":{"message":{"value":"fail"}}}
          f?il*d               | {"wildcard":{"message":{"value":"f?il*d"}}}
          /fail.+/             | {"regexp":{"message":{"value":"fail.+"}}}
          snyc~1               | {"fuzzy":{"message":{"value":"snyc","fuzziness":1,"prefix_length":0,"max_expansions":50,"transpositions":true}}}
          log:BgbServer        | {"term":{"log":{"value":"bgbserver"}}}
          KIND:Push.Start      | {"term":{"kind":{"value":"push.start"}}}
          kind:push            | {"prefix":{"kind":{"value":"push."}}}
          severity:warn        | {"term":{"severity":{"value":"warning"}}}
          log:[a TO m}         | {"range":{"log":{"gte":"a","lt":"m"}}}
          pushId:41            | {"range":{"pushId":{"gte":41,"lte":41}}}
          pushId:[41 TO *]     | {"range":{"pushId":{"gte":41,"lte":9223372036854775807}}}
          pushId:*             | {"exists":{"field":"pushId"}}
          taskGuid:*           | {"exists":{"field":"_value.taskGuid"}}
          line:7               | {"range":{"_place":{"gte":117440512,"lte":134217727}}}
          a b                  | {"bool":{"must":[{"term":{"message":{"value":"a"}}},{"term":{"message":{"value":"b"}}}]}}
          a OR b               | {"bool":{"should":[{"term":{"message":{"value":"a"}}},{"term":{"message":{"value":"b"}}}]}}
          NOT a                | {"bool":{"must_not":[{"term":{"message":{"value":"a"}}}],"must":[{"match_all":{}}]}}
          a^2                  | {"term":{"message":{"value":"a"}}}
          ...                  | {"match_none":{}}
          """)
  void eachWayOfAskingIsSaidInTheClustersLanguage(String query, String json) {
    assertThat(QueryJson.of(SearchRequest.of(query), () -> SourceMachines.NONE).toString())
        .isEqualTo(json);
  }

  @Test
  void manyIdsAreOneSetOfTerms() {
    String ids =
        IntStream.range(0, 20).mapToObj(n -> "log:name" + n).collect(Collectors.joining(" OR "));

    assertThat(
            QueryJson.of(SearchRequest.of(ids), () -> SourceMachines.NONE)
                .path("terms")
                .path("log"))
        .hasSize(20);
  }

  @Test
  void boundsOfTimeLeaveOutWhatHasNone() {
    SearchRequest request =
        SearchRequest.all().withSince(Instant.EPOCH).withUntil(Instant.ofEpochSecond(1));

    String json = QueryJson.of(request, () -> SourceMachines.NONE).toString();

    assertThat(json)
        .contains("{\"range\":{\"_order\":{\"gte\":0,\"lte\":999999999}}}")
        .contains("\"must_not\":[{\"term\":{\"_untimed\":{\"value\":\"y\"}}}]");
  }

  @Test
  void everyFieldCanBeAskedInEveryWayThatTheEmbeddedIndexKnows() {
    for (SearchField field : SearchField.all()) {
      for (String value :
          new String[] {"a", "a*", "*", "[1 TO 2]", "2026-10-14", "1", "/a/", "a~"}) {
        try {
          assertThat(
                  QueryJson.of(
                      SearchRequest.of(field.name() + ":" + value), () -> SourceMachines.NONE))
              .isNotEmpty();
        } catch (QueryException e) {
          assertThat(e.getMessage()).contains("column");
        }
      }
    }
  }

  @Test
  void deepBracketsStayWithinWhatJsonMayNest() {
    String deep = "(a OR ".repeat(199) + "b" + ")".repeat(199);

    assertThat(QueryJson.of(SearchRequest.of(deep), () -> SourceMachines.NONE).toString())
        .contains("\"b\"");
  }

  @Test
  void aKindOfQueryNobodyHasThoughtOfIsNoSilentNothing() {
    TermQuery known = new TermQuery(new Term("log", "a"));

    assertThatThrownBy(() -> QueryJson.of(new ConstantScoreQuery(known)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ConstantScoreQuery");
  }

  /** Operators are typed in every way, without brackets; a document is the set of its words. */
  @Test
  void randomExpressionsMeanInTheClusterWhatTheirOperatorsSay() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      List<Predicate<Set<String>>> alternatives = new ArrayList<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        text.append(text.isEmpty() ? "" : random.nextBoolean() ? " OR " : " || ");
        alternatives.add(conjunction(random, text));
      }
      JsonNode json = QueryJson.of(SearchRequest.of(text.toString()), () -> SourceMachines.NONE);
      for (int mask = 0; mask < 1 << WORDS.size(); mask++) {
        int some = mask;
        Set<String> words =
            IntStream.range(0, WORDS.size())
                .filter(bit -> (some >> bit & 1) == 1)
                .mapToObj(WORDS::get)
                .collect(Collectors.toSet());
        assertThat(matches(json, words))
            .as("%s in %s", text, words)
            .isEqualTo(alternatives.stream().anyMatch(one -> one.test(words)));
      }
    }
  }

  private static Predicate<Set<String>> conjunction(Random random, StringBuilder text) {
    Predicate<Set<String>> all = words -> true;
    for (int n = random.nextInt(3); n >= 0; n--) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      String sign = SIGNS.get(random.nextInt(SIGNS.size()));
      boolean wanted = sign.isEmpty() || sign.equals("+");
      all = all.and(words -> words.contains(word) == wanted);
      text.append(sign).append(word);
      text.append(n == 0 ? "" : JOINTS.get(random.nextInt(JOINTS.size())));
    }
    return all;
  }

  /** As a cluster decides: what is optional counts only where nothing is required. */
  private static boolean matches(JsonNode query, Set<String> words) {
    if (query.has("match_all")) {
      return true;
    }
    if (query.has("term")) {
      return words.contains(query.path("term").path("message").path("value").asText());
    }
    JsonNode bool = query.path("bool");
    assertThat(bool.isObject()).as(query.toString()).isTrue();
    boolean required = bool.has("must") || bool.has("filter");
    return each(bool, "must").allMatch(one -> matches(one, words))
        && each(bool, "filter").allMatch(one -> matches(one, words))
        && each(bool, "must_not").noneMatch(one -> matches(one, words))
        && (required
            || !bool.has("should")
            || each(bool, "should").anyMatch(one -> matches(one, words)));
  }

  private static Stream<JsonNode> each(JsonNode bool, String occur) {
    return StreamSupport.stream(bool.path(occur).spliterator(), false);
  }
}
