package dev.synctrace.cli.output;

import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.WrappedText;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.portal.PortalCauseState;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import dev.synctrace.report.text.Csv;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The causes of a text of the admin center: what is confirmed, what remains, what is ruled out. */
public final class PortalCausesOutput {
  private PortalCausesOutput() {}

  /**
   * For people.
   *
   * @param causes at least one
   * @param lineWidth columns a line may take
   */
  public static void text(
      PrintWriter out, List<PortalMessageCause> causes, int lineWidth, boolean color) {
    WrappedText text = new WrappedText(out, lineWidth);
    text.print("", summary(causes));
    for (PortalCauseState state : PortalCauseState.values()) {
      List<PortalMessageCause> of = of(state, causes);
      if (!of.isEmpty()) {
        out.println();
        String heading = "%s: %s".formatted(state.name().replace('_', ' '), state.meaning());
        out.println(color ? AnsiStyle.HEADING.apply(heading) : heading);
        of.forEach(cause -> write(out, text, cause));
      }
    }
    if (!of(PortalCauseState.REMAINS, causes).isEmpty()) {
      out.printf("%nCollect the missing data, add it to the case, and run the command again.");
      out.printf(" For the fix, run synctrace causes ID.%n");
    }
  }

  private static String summary(List<PortalMessageCause> causes) {
    return "\"%s\" has %d known cause%s: %d confirmed, %d undecided, %d ruled out"
        .formatted(
            causes.getFirst().knownText(),
            causes.size(),
            causes.size() == 1 ? "" : "s",
            of(PortalCauseState.CONFIRMED, causes).size(),
            of(PortalCauseState.REMAINS, causes).size(),
            of(PortalCauseState.RULED_OUT, causes).size());
  }

  private static List<PortalMessageCause> of(
      PortalCauseState state, List<PortalMessageCause> causes) {
    return causes.stream().filter(cause -> cause.state() == state).toList();
  }

  private static void write(PrintWriter out, WrappedText text, PortalMessageCause checked) {
    String grade = checked.grade() == null ? "" : " (" + checked.grade() + ")";
    text.print("  " + checked.cause().id() + "  ", checked.cause().title() + grade);
    signs(checked, true).forEach(sign -> text.print("    supports:     ", sign));
    signs(checked, false).forEach(sign -> text.print("    contradicts:  ", sign));
    checked.notSeen().forEach(sign -> text.print("    not found:    ", TerminalText.line(sign)));
    for (MissingEvidence missing : checked.collect()) {
      text.print("    collect:      ", TerminalText.line(missing.what() + ": " + missing.how()));
    }
    if (checked.state() == PortalCauseState.CONFIRMED) {
      List<String> fix = checked.cause().fix();
      for (int i = 0; i < fix.size(); i++) {
        text.print("    fix:          " + (i + 1) + ". ", fix.get(i));
      }
      checked.cause().links().forEach(link -> out.println("    see:          " + link));
    }
  }

  /** Each sentence once, with all places that show it. */
  private static List<String> signs(PortalMessageCause checked, boolean supports) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    for (EvidenceItem piece : checked.evidence()) {
      if (piece.supports() == supports) {
        places
            .computeIfAbsent(piece.says(), _ -> new ArrayList<>())
            .add(piece.event().source() + ":" + piece.event().line());
      }
    }
    return places.entrySet().stream()
        .map(sign -> TerminalText.line(sign.getKey() + "  " + String.join(", ", sign.getValue())))
        .toList();
  }

  /** One cause a row. */
  public static void csv(PrintWriter out, List<PortalMessageCause> causes) {
    Csv csv = new Csv(out);
    csv.row(List.of("id", "title", "state", "grade", "for", "against", "notSeen", "collect"));
    for (PortalMessageCause checked : causes) {
      csv.row(
          Arrays.asList(
              checked.cause().id(),
              checked.cause().title(),
              checked.state().name(),
              checked.grade() == null ? null : checked.grade().name(),
              String.join("; ", signs(checked, true)),
              String.join("; ", signs(checked, false)),
              String.join("; ", checked.notSeen()),
              checked.collect().stream()
                  .map(missing -> missing.what() + ": " + missing.how())
                  .collect(Collectors.joining("; "))));
    }
  }
}
