package dev.synctrace.cli.assistant;

import dev.synctrace.cli.listing.CollectListing;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.collect.CollectPlan;
import dev.synctrace.diagnosis.collect.CollectScenario;
import dev.synctrace.diagnosis.collect.CollectTask;
import dev.synctrace.index.Case;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

/** Lists what to collect: as {@code synctrace collect}. Needs no case. */
final class WhatToCollectTool extends CaseTool {
  WhatToCollectTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "list_what_to_collect";
  }

  @Override
  public String description() {
    return "Lists logs, exports and settings to collect, from which computer and how: what the case"
        + " does not contain yet, or everything."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Choice(
                "for",
                "For one question: why a member is in its group or not, or what happened to an"
                    + " action.",
                Stream.of(CollectScenario.values()).map(CollectScenario::label).toList()),
            new ToolParameter.Text(
                "device", "Only what is needed of this client.", false, LONGEST_NAME),
            new ToolParameter.Flag("everything", "Everything, not only what the case lacks."),
            PageCursor.PARAMETER));
  }

  @Override
  boolean needsCase() {
    return false;
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    Set<CollectScenario> scenarios = EnumSet.noneOf(CollectScenario.class);
    question.text("for").map(CollectScenario::of).ifPresent(scenarios::add);
    List<String> devices =
        question
            .text("device")
            .map(name -> asked.map(one -> one.names().read(name)).orElse(name))
            .stream()
            .toList();
    List<CollectTask> tasks =
        asked.isEmpty() || question.flag("everything")
            ? CollectPlan.of(CollectPlan.orAll(scenarios), devices)
            : missing(asked.get().opened(), scenarios, devices);
    return page.write(new CollectListing(tasks), AnswerPage.Detail.FULL);
  }

  private static List<CollectTask> missing(
      Case opened, Set<CollectScenario> scenarios, List<String> devices) {
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.none(), null);
    return CollectPlan.missing(opened, diagnosis, scenarios, devices);
  }
}
