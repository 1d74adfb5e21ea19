package dev.synctrace.parsers.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each entry of odd-frames.yaml: a source as it is found in the field, and what is read of it. */
class OddFramesTest {

  record OddFrame(
      String name, String input, List<String> records, @Nullable List<String> problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<OddFrame> oddFrames() throws IOException {
    try (InputStream in = OddFramesTest.class.getResourceAsStream("odd-frames.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<OddFrame>>() {});
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddFrames")
  void isReadAsTold(OddFrame odd) throws IOException {
    SourceFixture read = SourceFixture.of(odd.input());

    assertThat(read.records().stream().map(OddFramesTest::shown))
        .containsExactlyElementsOf(odd.records());
    assertProblems(read, Optional.ofNullable(odd.problems()).orElse(List.of()));
    read.addsUpTo(odd.input().lines().toList());
  }

  private static void assertProblems(SourceFixture read, List<String> expected) {
    List<String> problems = read.statistics().problems();
    assertThat(problems).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(problems.get(i)).contains(expected.get(i)).doesNotContain("\n");
    }
  }

  private static String shown(LogRecord record) {
    LogTime time = record.time();
    return Stream.of(
            record.framing().label(),
            record.text().replace("\n", "\\n"),
            time == null ? null : time.local(),
            time == null ? null : time.biasMinutes(),
            record.component(),
            record.thread(),
            record.type())
        .map(part -> Objects.toString(part, ""))
        .collect(Collectors.joining("|"));
  }
}
