package dev.synctrace.cli.command;

import static java.util.stream.Collectors.joining;

import dev.synctrace.cli.option.BuildId;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.evidence.BackgroundResult;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
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
import dev.synctrace.output.ActionRowListing.TenantAttachSummary;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.PortalCauseListing;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TraceDetails;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace trace}: tenant-attach actions from the cloud to the client. */
@Command(
    name = "trace",
    description = {
      "Follows tenant-attach actions from the admin center through the site to the client,"
          + " and shows where each one stopped.",
      "Without an ID: a table of all actions. With an ID: a table of the actions that"
          + " match, or, if only one matches, every step with its record."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace trace",
      "  synctrace trace a43dd1b3-a006-4604-b012-5529380b3b6f",
      "  synctrace trace 41 --format json",
      "  synctrace trace megan.bowen@contoso.com",
      "  synctrace trace CLIENT-042 --machine MP01",
      "  synctrace trace --portal-message \"Unable to get device information\"",
      "",
      "Steps in the table: received validated authorized forwarded (service connection",
      "point), taken started sent (management point), received answered (client),",
      "reported (management point)."
    })
public final class TraceCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = {
        "A TaskGUID or PushID; a user by UPN, account name or object ID; a device by name, resource"
            + " ID, SMSID or Entra device ID. Upper and lower case are the same; IDs can have GUID: or braces, users can be DOMAIN\\user, and a domain suffix is optional."
      })
  private @Nullable String id;

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "Show only actions with a record that this machine wrote.")
  private @Nullable String machine;

  @Option(
      names = "--show-parameters",
      description = "Decode task parameters, which can contain scripts (default: hidden).")
  private boolean showParameters;

  @Option(
      names = "--portal-message",
      paramLabel = "TEXT",
      description =
          "Message that the admin center showed. SyncTrace checks each of its known causes against the case and"
              + " shows which are confirmed, ruled out or undecided.")
  private @Nullable String portalMessage;

  @Option(
      names = "--portal-user",
      paramLabel = "USER",
      description =
          "The user who saw that message: user principal name, account name or Entra user ID.")
  private @Nullable String portalUser;

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  @Override
  public Integer call() throws IOException {
    if (portalMessage == null && portalUser != null) {
      throw new UsageException("--portal-user requires the message in --portal-message");
    }
    if (portalMessage != null && (id != null || machine != null)) {
      throw new UsageException(
          "--portal-message cannot be used together with "
              + (id == null ? "a machine" : "action " + id)
              + ". Specify one of them");
    }
    PrintWriter out = spec.commandLine().getOut();
    BackgroundResult<CauseCatalogue> catalogue = BackgroundResult.of(ownCauses::loadTenantAttach);
    try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
      // What the case can tell at all is worked out while the records are looked for.
      BackgroundResult<Diagnosis> backgroundResult =
          BackgroundResult.of(() -> diagnosis(opened, catalogue.get()));
      if (portalMessage != null) {
        return portal(backgroundResult.get(), portalMessage, out).status();
      }
      ActionFinder finder = new ActionFinder(opened);
      List<ActionsByMeaning> found = find(finder);
      boolean any = write(opened, found, backgroundResult, catalogue, out);
      out.flush();
      if (!root.common().quiet()) {
        PrintWriter err = spec.commandLine().getErr();
        notes(found).forEach(err::println);
        if (!any) {
          err.println("synctrace: " + nothing(finder));
        }
        err.flush();
      }
      return (any ? ExitCode.DONE : ExitCode.NOTHING_FOUND).status();
    }
  }

  /** What is asked for; everything where nothing is. */
  private List<ActionsByMeaning> find(ActionFinder finder) {
    if (id == null) {
      return machine == null ? List.of() : finder.onMachine(machine);
    }
    return machine == null ? finder.find(id) : finder.find(id, machine);
  }

  private boolean isOfAll() {
    return id == null && machine == null;
  }

  /** What the ID is taken for, where that is not plain. */
  private List<String> notes(List<ActionsByMeaning> found) {
    List<String> notes = new ArrayList<>();
    if (found.size() > 1) {
      notes.add(
          "synctrace: %s is %s"
              .formatted(
                  id, found.stream().map(ActionsByMeaning::meaning).collect(joining(", and "))));
    }
    for (ActionsByMeaning actions : found) {
      actions
          .caution()
          .ifPresent(
              caution -> notes.add("synctrace: %s: %s".formatted(actions.meaning(), caution)));
    }
    return notes;
  }

  private String nothing(ActionFinder finder) {
    if (isOfAll()) {
      return NothingToExplain.NO_ACTION;
    }
    List<String> near =
        id == null ? finder.nearestMachines(Objects.requireNonNull(machine)) : finder.nearest(id);
    String hint =
        near.stream().anyMatch(name -> name.equalsIgnoreCase(id == null ? machine : id))
            ? ""
            : near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    if (id == null) {
      return "no action has a record that was written on " + machine + hint;
    }
    return "no action has the task, push, user or device "
        + id
        + (machine == null ? hint : " and a record that was written on " + machine)
        + (hint.isEmpty() || machine != null ? ". `synctrace trace` lists the actions" : "");
  }

  private Diagnosis diagnosis(Case opened, CauseCatalogue catalogue) {
    Diagnosis diagnosis = Diagnosis.of(opened, catalogue, null);
    diagnosis.coverage();
    if (root.common().format() == OutputFormat.JSON) {
      diagnosis.sources();
    }
    return diagnosis;
  }

  private ExitCode portal(Diagnosis diagnosis, String text, PrintWriter out) throws IOException {
    List<PortalMessageCause> checked = diagnosis.portalCheck().check(text, portalUser);
    if (checked.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "synctrace: no cause is known for this message of the admin center. Known messages:");
      diagnosis.portalCheck().knownTexts().forEach(known -> err.println("  " + known));
      err.flush();
      return ExitCode.NOTHING_FOUND;
    }
    root.common().write(new PortalCauseListing(text, checked, diagnosis::sources), out);
    return ExitCode.DONE;
  }

  /** Whether there was anything to write. */
  private boolean write(
      Case opened,
      List<ActionsByMeaning> found,
      BackgroundResult<Diagnosis> diagnosis,
      BackgroundResult<CauseCatalogue> catalogue,
      PrintWriter out)
      throws IOException {
    OutputFormat format = root.common().format();
    if (format == OutputFormat.JSON || format == OutputFormat.NDJSON) {
      return root.common()
          .write(
              new ActionListing(
                  actions(opened, found),
                  diagnosis.get(),
                  () -> ServiceConnectorActivities.of(opened.events()),
                  showParameters),
              out);
    }
    if (format == OutputFormat.TABLE && !isOfAll()) {
      return found(opened, found, diagnosis, catalogue, out);
    }
    return rows(opened, found, diagnosis, catalogue, out);
  }

  private Iterable<Trace> actions(Case opened, List<ActionsByMeaning> found) {
    return isOfAll()
        ? new Traces(opened).all()
        : () ->
            found.stream()
                .flatMap(actions -> StreamSupport.stream(actions.actions().spliterator(), false))
                .iterator();
  }

  private boolean rows(
      Case opened,
      List<ActionsByMeaning> found,
      BackgroundResult<Diagnosis> diagnosis,
      BackgroundResult<CauseCatalogue> catalogue,
      PrintWriter out)
      throws IOException {
    @Nullable Supplier<TenantAttachSummary> site =
        root.common().format() == OutputFormat.TABLE ? site(opened, diagnosis) : null;
    try (ActionTable table = table(opened, found, diagnosis)) {
      return root.common().write(new ActionRowListing(table, catalogue::get, site), out);
    }
  }

  /** Works it out beside the rows. */
  private static Supplier<TenantAttachSummary> site(
      Case opened, BackgroundResult<Diagnosis> diagnosis) {
    return BackgroundResult.of(() ->
        new TenantAttachSummary(
            diagnosis.get().tenantAttachCauses(),
            ServiceConnectorActivities.of(opened.events()),
            diagnosis.get().unknownErrorsOfActions()))
        ::get;
  }

  /** The rows kept with the case where they are what would be worked out now. */
  private ActionTable table(
      Case opened, List<ActionsByMeaning> found, BackgroundResult<Diagnosis> diagnosis)
      throws IOException {
    if (isOfAll() && ownCauses.folder().isEmpty()) {
      Optional<ActionTable> kept = new AnswerCache(opened, BuildId::id).actions();
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    return new StreamedActionTable(
        actions(opened, found), action -> diagnosis.get().causesOf(action), opened);
  }

  /** For each meaning of the ID a table, or the steps where it finds a single action. */
  private boolean found(
      Case opened,
      List<ActionsByMeaning> found,
      BackgroundResult<Diagnosis> diagnosis,
      BackgroundResult<CauseCatalogue> catalogue,
      PrintWriter out)
      throws IOException {
    TextPage page = root.common().page(out);
    for (ActionsByMeaning actions : found) {
      if (found.size() > 1) {
        out.println("As " + actions.meaning() + ":");
      }
      Iterator<Trace> some = actions.actions().iterator();
      Trace first = some.next();
      if (some.hasNext()) {
        try (ActionTable table =
            new StreamedActionTable(
                actions.actions(), action -> diagnosis.get().causesOf(action), opened)) {
          new ActionRowListing(table, catalogue::get, null).print(page);
        }
        out.println();
      } else {
        new TraceDetails(page, diagnosis.get(), showParameters).write(first);
      }
    }
    return !found.isEmpty();
  }
}
