package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.diagnosis.collect.CollectItem;
import dev.synctrace.diagnosis.collect.CollectScenario;
import dev.synctrace.diagnosis.collect.CollectTask;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.Listing;
import dev.synctrace.output.markdown.Markdown;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to collect, in the order of the places it is at.
 *
 * @param rows what to collect
 */
public record CollectListing(List<CollectTask> rows) implements Listing<CollectTask> {
  private static final String NO_HOST =
      "Not the name of a computer: the script skips it. Collect these files manually.";

  @Override
  public void forEach(RowConsumer<? super CollectTask> consumer) throws IOException {
    for (CollectTask row : rows) {
      consumer.accept(row);
    }
  }

  @Override
  public Fields<CollectTask> fields() {
    return rowFields();
  }

  private static Fields<CollectTask> rowFields() {
    return Fields.<CollectTask>none()
        .with(word("id", row -> row.item().id(), "ID in the list, such as token-log."))
        .with(text("what", CollectTask::what, "What to collect."))
        .with(word("answers", row -> row.item().answers(), "The question that it answers."))
        .with(word("role", row -> row.item().role().id(), "Role of the machine it is on."))
        .with(textOrNull("machine", CollectTask::machine, "Name of the machine."))
        .with(textOrNull("subject", CollectTask::subject, "ID of the group or collection."))
        .json(texts("files", CollectListing::files, "Names of the files."))
        .csv("files", row -> String.join(" ", files(row)))
        .with(word("place", CollectTask::place, "Where it is."))
        .with(
            textOrNull("how", CollectTask::how, "Command, query or steps; null to copy the files."))
        .json(words("scenarios", CollectListing::scenarios, "What it is for."))
        .csv("scenarios", row -> String.join(" ", scenarios(row)));
  }

  @Override
  public JsonAnswer<CollectTask> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<CollectListing, CollectTask> schema() {
    ObjectSchema<CollectTask> row = rowFields().object("collectTask", "Something to collect.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "collect",
            "What to collect.",
            answerRows("collect", row, CollectListing::forEach, "What to collect, by place.")),
        row);
  }

  private static List<String> files(CollectTask row) {
    String subject = row.subject();
    return row.files().stream()
        .map(file -> subject == null ? file : file.replace(CollectItem.GROUP, subject))
        .toList();
  }

  private static List<String> scenarios(CollectTask row) {
    return row.item().scenarios().stream().sorted().map(CollectScenario::label).toList();
  }

  @Override
  public boolean print(TextPage page) {
    for (List<CollectTask> together : byPlace()) {
      CollectTask first = together.getFirst();
      page.heading(TerminalText.line(heading(first)));
      if (!first.isOfHost()) {
        page.paragraph("  ", NO_HOST);
      }
      String place = commonPlace(together);
      if (place != null) {
        page.paragraph("  ", "Where: " + place);
      }
      for (CollectTask task : together) {
        page.paragraph("  - ", TerminalText.line(task.what() + older(task)));
        page.paragraph("    ", task.item().answers());
        if (task.item().hasOwnPlace()) {
          page.paragraph("    ", "Where: " + task.place());
        }
        String how = task.how();
        if (how != null) {
          page.paragraph("    ", TerminalText.line(how));
        }
      }
      page.out().println();
    }
    return !rows.isEmpty();
  }

  private static String heading(CollectTask task) {
    String title = task.item().role().title();
    String capital = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    String machine = task.machine();
    return machine == null ? capital : capital + " " + machine;
  }

  /** Where those are that have no place of their own; null where each has one. */
  private static @Nullable String commonPlace(List<CollectTask> together) {
    return together.stream()
        .filter(task -> !task.item().hasOwnPlace())
        .map(CollectTask::place)
        .findFirst()
        .orElse(null);
  }

  private static String how(CollectTask task) {
    String how = task.how();
    String told = how == null ? "copy the files" : Markdown.code(how);
    return task.item().hasOwnPlace() ? Markdown.sentence(task.place() + ":") + " " + told : told;
  }

  private static String older(CollectTask task) {
    return task.onlyRotated() ? " (older part, if the folder has one)" : "";
  }

  private List<List<CollectTask>> byPlace() {
    Map<List<@Nullable String>, List<CollectTask>> byPlace = new LinkedHashMap<>();
    for (CollectTask row : rows) {
      List<@Nullable String> place = new ArrayList<>();
      place.add(row.item().role().id());
      place.add(row.machine());
      byPlace.computeIfAbsent(place, each -> new ArrayList<>()).add(row);
    }
    return List.copyOf(byPlace.values());
  }

  /** Writes a Markdown table for each place, to paste into a ticket. */
  public void printMarkdown(PrintWriter out) {
    for (List<CollectTask> together : byPlace()) {
      CollectTask first = together.getFirst();
      out.print("## " + Markdown.sentence(heading(first)) + "\n\n");
      if (!first.isOfHost()) {
        out.print(Markdown.sentence(NO_HOST) + "\n\n");
      }
      String place = commonPlace(together);
      if (place != null) {
        out.print(Markdown.sentence("Where: " + place) + "\n\n");
      }
      out.print("| collect | it answers | how |\n| --- | --- | --- |\n");
      for (CollectTask task : together) {
        out.print(
            "| %s%s | %s | %s |\n"
                .formatted(
                    Markdown.code(task.what()),
                    older(task),
                    Markdown.sentence(task.item().answers()),
                    how(task)));
      }
      out.print("\n");
    }
    out.flush();
  }
}
