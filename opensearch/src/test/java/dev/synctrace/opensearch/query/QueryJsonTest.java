package dev.synctrace.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.QueryException;
import dev.synctrace.index.SearchField;
import dev.synctrace.index.SearchRequest;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person types means in the cluster what it means to the embedded index. */
class QueryJsonTest {
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
    assertThat(QueryJson.of(SearchRequest.of(query)).toString()).isEqualTo(json);
  }

  @Test
  void manyIdsAreOneSetOfTerms() {
    String ids =
        IntStream.range(0, 20).mapToObj(n -> "log:name" + n).collect(Collectors.joining(" OR "));

    assertThat(QueryJson.of(SearchRequest.of(ids)).path("terms").path("log")).hasSize(20);
  }

  @Test
  void boundsOfTimeLeaveOutWhatHasNone() {
    SearchRequest request =
        SearchRequest.all().withSince(Instant.EPOCH).withUntil(Instant.ofEpochSecond(1));

    String json = QueryJson.of(request).toString();

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
          assertThat(QueryJson.of(SearchRequest.of(field.name() + ":" + value))).isNotEmpty();
        } catch (QueryException e) {
          assertThat(e.getMessage()).contains("column");
        }
      }
    }
  }

  @Test
  void deepBracketsStayWithinWhatJsonMayNest() {
    String deep = "(a OR ".repeat(199) + "b" + ")".repeat(199);

    assertThat(QueryJson.of(SearchRequest.of(deep)).toString()).contains("\"b\"");
  }

  @Test
  void aKindOfQueryNobodyHasThoughtOfIsNoSilentNothing() {
    TermQuery known = new TermQuery(new Term("log", "a"));

    assertThatThrownBy(() -> QueryJson.of(new ConstantScoreQuery(known)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ConstantScoreQuery");
  }
}
