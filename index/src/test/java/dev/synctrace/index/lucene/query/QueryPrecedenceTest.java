package dev.synctrace.index.lucene.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceMachines;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryPrecedenceTest {
  static Stream<Arguments> queries() {
    return Stream.of(
        arguments("", "*"),
        arguments("a", "a"),
        arguments("a b", "(a AND b)"),
        arguments("a OR b c", "(a OR (b AND c))"),
        arguments("a OR b AND c", "(a OR (b AND c))"),
        arguments("a b OR c", "((a AND b) OR c)"),
        arguments("a AND b OR c AND d", "((a AND b) OR (c AND d))"),
        arguments("a OR b OR c d e OR f", "(a OR b OR (c AND d AND e) OR f)"),
        arguments("(a OR b) c", "((a OR b) AND c)"),
        arguments("((a))", "a"),
        arguments("a || b && c", "(a OR (b AND c))"),
        arguments("a OR NOT b", "(a OR (NOT b))"),
        arguments("a OR NOT b c", "(a OR (NOT b AND c))"),
        arguments("NOT a b", "(NOT a AND b)"),
        arguments("NOT (a b)", "NOT (a AND b)"),
        arguments("NOT (NOT a)", "NOT (NOT a)"),
        arguments("-a", "NOT a"),
        arguments("!a OR !b", "((NOT a) OR (NOT b))"),
        arguments("! a", "NOT a"),
        arguments("a ! b", "(a AND NOT b)"),
        arguments("+a -b OR +c", "((a AND NOT b) OR c)"),
        arguments(
            "kind:(push.start OR push.done other)", "kind:(push.start OR (push.done AND other))"),
        arguments("kind:(push.start)", "kind:(push.start)"),
        arguments("NOT kind:(push.start OR push.done)", "NOT kind:(push.start OR push.done)"),
        arguments("(a b)^2 OR c", "((a AND b)^2 OR c)"),
        arguments("(a b^3)^2", "(a AND b^3)^2"),
        arguments("a~1^2 OR b~ c", "(a~1^2 OR (b~ AND c))"),
        arguments(
            "pushId:[1 TO 3] OR pushId:{4 TO *] x", "(pushId:[1 TO 3] OR (pushId:{4 TO *] AND x))"),
        arguments("\"x OR (y\" OR z \"C:\\dir\"", "(\"x OR (y\" OR (z AND \"C:\\dir\"))"),
        arguments("a* OR /b.c/ *", "(a* OR (/b.c/ AND *))"),
        arguments("*:* OR message:* x", "(*:* OR (message:* AND x))"),
        arguments("zoneMinutes:-330 OR a b", "(zoneMinutes:-330 OR (a AND b))"),
        arguments("a\u00A0OR\tb\nc", "(a OR (b AND c))"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryIsShownAsItIsUnderstood(String query, String bracketed) {
    assertThat(EventQueries.bracketed(query)).isEqualTo(bracketed);
    assertThat(EventQueries.of(SearchRequest.of(bracketed), () -> SourceMachines.NONE))
        .isEqualTo(EventQueries.of(SearchRequest.of(query), () -> SourceMachines.NONE));
  }
}
