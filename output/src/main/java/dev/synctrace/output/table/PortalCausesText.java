package dev.synctrace.output.table;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.portal.PortalCauseState;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The causes of a text of the admin center: what is confirmed, what remains, what is ruled out. */
public final class PortalCausesText {
  private PortalCausesText() {}

  /**
   * Prints them.
   *
   * @param causes at least one
   */
  public static void print(TextPage page, List<PortalMessageCause> causes) {
    PrintWriter out = page.out();
    page.paragraph("", summary(causes));
    for (PortalCauseState state : PortalCauseState.values()) {
      List<PortalMessageCause> of = of(state, causes);
      if (!of.isEmpty()) {
        page.section("%s: %s".formatted(state.name().replace('_', ' '), state.meaning()));
        of.forEach(cause -> write(page, cause));
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

  private static void write(TextPage page, PortalMessageCause checked) {
    String grade = checked.grade() == null ? "" : " (" + checked.grade() + ")";
    page.paragraph("  " + checked.cause().id() + "  ", checked.cause().title() + grade);
    signs(checked, true).forEach(sign -> page.paragraph("    supports:     ", sign));
    signs(checked, false).forEach(sign -> page.paragraph("    contradicts:  ", sign));
    checked
        .notSeen()
        .forEach(sign -> page.paragraph("    not found:    ", TerminalText.line(sign)));
    for (MissingEvidence missing : checked.collect()) {
      page.paragraph(
          "    collect:      ", TerminalText.line(missing.what() + ": " + missing.how()));
    }
    if (checked.state() == PortalCauseState.CONFIRMED) {
      List<String> fix = checked.cause().fix();
      for (int i = 0; i < fix.size(); i++) {
        page.paragraph("    fix:          " + (i + 1) + ". ", fix.get(i));
      }
      checked.cause().links().forEach(link -> page.out().println("    see:          " + link));
    }
  }

  /**
   * Returns each sentence once, with all places that show it.
   *
   * @param supports which of them: for the cause, or against it
   */
  public static List<String> signs(PortalMessageCause checked, boolean supports) {
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
}
