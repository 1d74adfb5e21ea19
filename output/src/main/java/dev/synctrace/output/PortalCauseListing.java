package dev.synctrace.output;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import dev.synctrace.diagnosis.portal.PortalMessageCause.PortalCauseState;
import dev.synctrace.output.json.PortalJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.StatusText;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The causes of a text of the admin center.
 *
 * @param text as it was asked for
 * @param causes at least one
 * @param coverage what each source can tell; asked for at the end
 */
public record PortalCauseListing(
    String text, List<PortalMessageCause> causes, Supplier<List<SourceCoverage>> coverage)
    implements Listing<PortalMessageCause> {
  @Override
  public void forEach(RowConsumer<? super PortalMessageCause> consumer) throws IOException {
    for (PortalMessageCause cause : causes) {
      consumer.accept(cause);
    }
  }

  @Override
  public Fields<PortalMessageCause> fields() {
    return Fields.<PortalMessageCause>none()
        .csv("id", checked -> checked.cause().id())
        .csv("title", checked -> checked.cause().title())
        .csv("state", PortalMessageCause::state)
        .csv("grade", PortalMessageCause::grade)
        .csv("for", checked -> String.join("; ", PortalCausesText.signs(checked, true)))
        .csv("against", checked -> String.join("; ", PortalCausesText.signs(checked, false)))
        .csv("notSeen", checked -> String.join("; ", checked.notSeen()))
        .csv(
            "collect",
            checked ->
                checked.collect().stream()
                    .map(missing -> missing.what() + ": " + missing.how())
                    .collect(Collectors.joining("; ")));
  }

  @Override
  public boolean print(TextPage page) {
    PortalCausesText.print(page, causes);
    return true;
  }

  @Override
  public JsonAnswer<PortalMessageCause> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<PortalCauseListing, PortalMessageCause> schema() {
    return new AnswerSchema<>(
        ObjectSchema.of(
            "portalMessage",
            "The causes that a message of the admin center can have.",
            word("portalMessage", PortalCauseListing::text, "The message, as it was asked for."),
            answerRows("causes", PortalJson.CAUSE, PortalCauseListing::forEach, "The causes."),
            PortalJson.coverage(listing -> listing.coverage().get())),
        PortalJson.CAUSE);
  }

  /**
   * The causes of a text of the admin center: what is confirmed, what remains, what is ruled out.
   */
  private static final class PortalCausesText {
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
        out.println();
        page.paragraph(
            "",
            "Collect the missing data, add it to the case, and run the command again."
                + " For the fix, run synctrace causes ID.");
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
      Grade proven = checked.grade();
      String grade = proven == null ? "" : " (" + StatusText.of(page, proven) + ")";
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
}
