package dev.synctrace.cli.assistant;

import dev.synctrace.cli.option.BuildId;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.ActionFinder;
import dev.synctrace.diagnosis.trace.ActionFinder.ActionsByMeaning;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.ServiceConnectorActivities;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.output.ActionListing;
import dev.synctrace.output.ActionRowListing;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.RefusedQuestionException;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Follows tenant-attach actions: as {@code synctrace trace}. */
final class TraceTool extends CaseTool {
  TraceTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String description() {
    return "Follows actions of the Microsoft Intune admin center (tenant attach) through the site"
        + " to the client. With an ID: each step of the actions that match, by source and line, and"
        + " where they stopped, with causes. Without: one short row for each action."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Text(
                "id",
                "A TaskGUID or PushID; a user by UPN, account name or object ID; a device by name"
                    + " or any ID. Pseudonyms are understood.",
                false,
                LONGEST_NAME),
            new ToolParameter.Text(
                "machine",
                "Only actions with a record that this machine wrote.",
                false,
                LONGEST_NAME),
            PageCursor.PARAMETER));
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    AssistantCase one = asked.orElseThrow();
    Case opened = one.opened();
    Diagnosis diagnosis = one.diagnosis(null);
    String id = question.text("id").map(one.names()::read).orElse(null);
    String machine = question.text("machine").map(one.names()::read).orElse(null);
    if (id == null && machine == null) {
      return all(opened, diagnosis, one, page);
    }
    ActionFinder finder = new ActionFinder(opened);
    List<ActionsByMeaning> found = find(finder, id, machine);
    if (found.isEmpty()) {
      throw new RefusedQuestionException(nothing(finder, id, machine));
    }
    Iterable<Trace> actions =
        () ->
            found.stream()
                .flatMap(some -> StreamSupport.stream(some.actions().spliterator(), false))
                .iterator();
    return page.write(
        new ActionListing(
            actions, diagnosis, () -> ServiceConnectorActivities.of(opened.events()), false),
        AnswerPage.Detail.FULL);
  }

  private static String all(Case opened, Diagnosis diagnosis, AssistantCase asked, AnswerPage page)
      throws IOException {
    try (ActionTable table = table(opened, diagnosis, asked)) {
      return page.writeInShort(
          "traces",
          new ActionRowListing(table, asked::causes, null),
          () ->
              "The case contains no tenant-attach action. list_what_to_collect tells what to"
                  + " collect");
    }
  }

  private static ActionTable table(Case opened, Diagnosis diagnosis, AssistantCase asked)
      throws IOException {
    Optional<ActionTable> kept =
        asked.causes().isBuiltIn()
            ? new AnswerCache(opened, BuildId::id).actions()
            : Optional.empty();
    return kept.isPresent()
        ? kept.get()
        : new StreamedActionTable(new Traces(opened).all(), diagnosis::causesOf, opened);
  }

  private static List<ActionsByMeaning> find(
      ActionFinder finder, @Nullable String id, @Nullable String machine) {
    if (id != null) {
      return machine == null ? finder.find(id) : finder.find(id, machine);
    }
    return machine == null ? List.of() : finder.onMachine(machine);
  }

  private static String nothing(
      ActionFinder finder, @Nullable String id, @Nullable String machine) {
    List<String> near =
        id != null
            ? finder.nearest(id)
            : machine == null ? List.of() : finder.nearestMachines(machine);
    return "No action matches." + similar(near) + " Without an ID, trace lists all actions";
  }
}
