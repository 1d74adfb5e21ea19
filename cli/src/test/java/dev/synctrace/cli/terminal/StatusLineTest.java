package dev.synctrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final String START = "\r\u001b[K";

  private final StringWriter terminal = new StringWriter();

  @Test
  void saysWhatIsDoneAndHowManyAreThroughAndGoesAway() {
    assertThat(handle(2_500, true)).hasSize(2_500);

    assertThat(terminal)
        .hasToString(
            START
                + "evaluating the members ..."
                + START
                + "evaluating the members ... 1,000"
                + START
                + "evaluating the members ... 2,000"
                + START);
  }

  @Test
  void isSilentWhereThereIsNoTerminal() {
    assertThat(handle(2_500, false)).hasSize(2_500);

    assertThat(terminal).hasToString("");
  }

  private List<Integer> handle(int members, boolean shown) {
    List<Integer> handled = new ArrayList<>();
    PrintWriter err = new PrintWriter(terminal);
    try (StatusLine line = new StatusLine(err, "evaluating the members", shown)) {
      Consumer<Integer> sink = line.counting(handled::add);
      for (int member = 0; member < members; member++) {
        sink.accept(member);
      }
    }
    return handled;
  }
}
