package dev.synctrace.output.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPageTest {
  @Test
  void aLongSentenceIsBrokenBetweenWordsAndIndented() {
    assertThat(lines(30, "  fix: ", "Look at the device's online status in the console."))
        .containsExactly(
            "  fix: Look at the device's", "       online status in the", "       console.");
  }

  @Test
  void aShortOneIsOnOneLine() {
    assertThat(lines(30, "  fix: ", "Press the button again."))
        .containsExactly("  fix: Press the button again.");
  }

  @Test
  void aWordLongerThanTheLineIsLeftWholeSoThatItCanBeCopied() {
    String guid = "d83d281b-2a05-47ce-bf6a-bd1ade028ad8";

    assertThat(lines(30, "task ", guid + " of an admin"))
        .containsExactly("task " + guid, "     of an admin");
    assertThat(lines(30, "task ", guid)).containsExactly("task " + guid);
  }

  @Test
  void withoutATerminalNothingIsBroken() {
    String text = "word ".repeat(500).strip();

    assertThat(lines(Integer.MAX_VALUE, "  ", text)).containsExactly("  " + text);
  }

  @Test
  void aPlaceIsNeverBrokenAlthoughItsPathHasBlanks() {
    assertThat(lines(30, "  ", "It was refused (My logs of CM01/a.log:12) twice."))
        .containsExactly("  It was refused", "  (My logs of CM01/a.log:12)", "  twice.");

    StringWriter out = new StringWriter();
    new TextPage(new PrintWriter(out), 30, false)
        .paragraph("  says: ", "It was refused", "My logs of CM01/a.log:12");
    assertThat(out.toString().lines())
        .containsExactly("  says: It was refused", "        My logs of CM01/a.log:12");
  }

  @Test
  void aSymbolStaysWithItsWord() {
    assertThat(lines(25, "", "Path: joined, registered ● done, ✗ failed"))
        .containsExactly("Path: joined, registered", "● done, ✗ failed");
  }

  private static List<String> lines(int width, String first, String text) {
    StringWriter out = new StringWriter();
    new TextPage(new PrintWriter(out), width, false).paragraph(first, text);
    return out.toString().lines().toList();
  }
}
