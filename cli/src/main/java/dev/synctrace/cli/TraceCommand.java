package dev.synctrace.cli;

import dev.synctrace.cli.output.PortalOutput;
import dev.synctrace.cli.output.SiteFindings;
import dev.synctrace.cli.output.TraceDetails;
import dev.synctrace.cli.output.TraceRows;
import dev.synctrace.cli.output.TraceTable;
import dev.synctrace.diagnosis.Ahead;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.portal.CheckedCause;
import dev.synctrace.diagnosis.trace.ActionTable;
import dev.synctrace.diagnosis.trace.JoinedActions;
import dev.synctrace.diagnosis.trace.SiteActivities;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.report.data.PortalJson;
import dev.synctrace.report.data.TraceJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace trace}: tenant-attach actions from the cloud to the client. */
@Command(
    name = "trace",
    description = {
      "Follows tenant-attach actions from the admin center through the site to the client: how far"
          + " each came, and where it stopped.",
      "Without an id, a table of all; with one, every step with its proof."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace trace",
      "  synctrace trace a43dd1b3-a006-4604-b012-5529380b3b6f",
      "  synctrace trace 41 --format json",
      "  synctrace trace --portal-message 'Unable to get device information'",
      "",
      "Steps in the table: received validated authorized forwarded (service connection point),",
      "taken started sent (management point), received answered (client), reported."
    })
final class TraceCommand implements Callable<Integer> {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "A TaskGUID, a PushID, or the Entra id of the user who acted.")
  private @Nullable String id;

  @Option(
      names = "--show-parameters",
      description = "Decode task parameters, which may hold scripts; hidden otherwise.")
  private boolean showParameters;

  @Option(
      names = "--portal-message",
      paramLabel = "TEXT",
      description =
          "A text the admin center shows: checks each cause it can have against the case, and says"
              + " what is confirmed, what remains and what is ruled out.")
  private @Nullable String portalMessage;

  @Option(
      names = "--portal-user",
      paramLabel = "USER",
      description = "Who saw that text: user principal name, account, or Entra user id.")
  private @Nullable String portalUser;

  @Option(
      names = "--causes",
      paramLabel = "DIR",
      description = "A folder with causes of your own, in the form of the built-in ones.")
  private @Nullable Path causes;

  @Override
  public Integer call() throws IOException {
    if (portalMessage == null ? portalUser != null : id != null) {
      throw new UsageException(
          portalMessage == null
              ? "--portal-user says who saw a text: give the text with --portal-message"
              : "--portal-message asks after a text, not after action "
                  + id
                  + ": give one of them");
    }
    PrintWriter out = spec.commandLine().getOut();
    Ahead<CauseCatalogue> catalogue = Ahead.of(() -> CauseCatalogue.loadTenantAttach(causes));
    try (Case opened = OpenedCase.of(root.common(), spec.commandLine().getErr())) {
      // What the case can tell at all is worked out while the records are looked for.
      Ahead<Diagnosis> ahead = Ahead.of(() -> diagnosis(opened, catalogue.get()));
      if (portalMessage != null) {
        return portal(ahead.get(), portalMessage, out).status();
      }
      boolean any = write(opened, ahead, catalogue, out);
      out.flush();
      if (!any && !root.common().quiet()) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
            id == null
                ? "synctrace: the case holds no tenant-attach action"
                : "synctrace: no action has the task GUID, push number or user id " + id);
        err.flush();
      }
      return (any ? ExitCode.DONE : ExitCode.NOTHING_FOUND).status();
    }
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
    List<CheckedCause> checked = diagnosis.portalCheck().check(text, portalUser);
    if (checked.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("synctrace: no cause is known by this text of the admin center; known are:");
      diagnosis.portalCheck().knownTexts().forEach(known -> err.println("  " + known));
      err.flush();
      return ExitCode.NOTHING_FOUND;
    }
    CommonOptions common = root.common();
    switch (common.format()) {
      case JSON -> PortalJson.document(out, text, checked, diagnosis.sources());
      case NDJSON -> PortalJson.lines(out, checked);
      case CSV -> PortalOutput.csv(out, checked);
      case TABLE -> PortalOutput.text(out, checked, Terminal.columns(), common.color());
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** Whether there was anything to write. */
  private boolean write(
      Case opened, Ahead<Diagnosis> diagnosis, Ahead<CauseCatalogue> catalogue, PrintWriter out)
      throws IOException {
    CommonOptions common = root.common();
    return switch (common.format()) {
      case JSON, NDJSON -> documents(opened, diagnosis.get(), out);
      case CSV -> {
        try (ActionTable table = table(opened, diagnosis)) {
          yield TraceRows.csv(out, table);
        }
      }
      case TABLE ->
          id == null
              ? table(opened, diagnosis, catalogue, out)
              : details(opened, diagnosis.get(), out);
    };
  }

  private boolean documents(Case opened, Diagnosis diagnosis, PrintWriter out) throws IOException {
    Iterator<Trace> traces = traces(opened).iterator();
    boolean any = traces.hasNext();
    if (root.common().format() == OutputFormat.JSON) {
      TraceJson.document(
          out, traces, diagnosis, SiteActivities.of(opened.events()), showParameters);
    } else {
      TraceJson.lines(out, traces, diagnosis, showParameters);
    }
    return any;
  }

  private boolean table(
      Case opened, Ahead<Diagnosis> diagnosis, Ahead<CauseCatalogue> catalogue, PrintWriter out)
      throws IOException {
    Ahead<SiteFindings> site =
        Ahead.of(() ->
            new SiteFindings(
                diagnosis.get().tenantAttachCauses(), SiteActivities.of(opened.events())));
    try (ActionTable table = table(opened, diagnosis)) {
      return new TraceTable(out, Terminal.columns(), root.common().color())
          .write(table, catalogue.get(), site::get);
    }
  }

  /** The rows kept with the case where they are what would be worked out now. */
  private ActionTable table(Case opened, Ahead<Diagnosis> diagnosis) throws IOException {
    if (id == null && causes == null) {
      Optional<ActionTable> kept = CaseAnswers.actions(opened);
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    return new JoinedActions(
        traces(opened), action -> diagnosis.get().causesOf(action), opened.events());
  }

  private Iterable<Trace> traces(Case opened) {
    Traces traces = new Traces(opened);
    return id == null ? traces.all() : traces.find(id);
  }

  private boolean details(Case opened, Diagnosis diagnosis, PrintWriter out) {
    TraceDetails details =
        new TraceDetails(out, diagnosis, Terminal.columns(), root.common().color(), showParameters);
    Iterable<Trace> found = traces(opened);
    found.forEach(details::write);
    return found.iterator().hasNext();
  }
}
