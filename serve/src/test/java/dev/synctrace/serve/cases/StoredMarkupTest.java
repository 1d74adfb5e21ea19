package dev.synctrace.serve.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredMarkupTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
  void piecesAreTheWholeTextWhateverTheyCut(int length) throws IOException {
    String text = "x".repeat(length) + "ü€😀".repeat(length / 10);
    Path file = Files.writeString(temp.resolve("markup"), text);
    StringBuilder pieces = new StringBuilder();
    new StoredMarkup(file).forEach(pieces::append);
    assertThat(pieces.toString()).isEqualTo(text);
  }
}
