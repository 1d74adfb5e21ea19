package dev.synctrace.cli;

import dev.synctrace.cli.output.TraceDetails;
import dev.synctrace.cli.output.TraceRows;
import dev.synctrace.cli.output.TraceTable;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.SiteActivities;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.report.data.TraceJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
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
      names = "--causes",
      paramLabel = "DIR",
      description = "A folder with causes of your own, in the form of the built-in ones.")
  private @Nullable Path causes;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Case opened = OpenedCase.of(root.common(), spec.commandLine().getErr())) {
      Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.load(causes), null);
      Traces traces = new Traces(opened);
      Iterator<Trace> found = id == null ? traces.all().iterator() : traces.find(id).iterator();
      boolean any = found.hasNext();
      write(opened, diagnosis, found, out);
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

  private void write(Case opened, Diagnosis diagnosis, Iterator<Trace> traces, PrintWriter out)
      throws IOException {
    CommonOptions common = root.common();
    switch (common.format()) {
      case JSON ->
          TraceJson.document(
              out, traces, diagnosis, SiteActivities.of(opened.events()), showParameters);
      case NDJSON -> TraceJson.lines(out, traces, diagnosis, showParameters);
      case CSV -> TraceRows.csv(out, traces, diagnosis);
      case TABLE -> {
        if (id == null) {
          new TraceTable(out, Terminal.columns(), common.color()).write(opened, diagnosis, traces);
        } else {
          TraceDetails details =
              new TraceDetails(out, diagnosis, Terminal.columns(), common.color(), showParameters);
          traces.forEachRemaining(details::write);
        }
      }
    }
    out.flush();
  }
}
