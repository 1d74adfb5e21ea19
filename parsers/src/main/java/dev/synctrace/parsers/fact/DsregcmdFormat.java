package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceInput;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Output of {@code dsregcmd /status}, one event for each. Reference framing.md section 8. What is
 * in a file around it (a prompt, a heading) belongs to the output below it.
 */
public final class DsregcmdFormat implements SourceFormat {
  private static final Pattern TELLING =
      Pattern.compile(
          "(?m)(?:^|\\s)(AzureAdJoined|EnterpriseJoined|DomainJoined|WorkplaceJoined|AzureAdPrt"
              + "|DeviceAuthStatus|NgcSet|WamDefaultSet)\\s*:\\s");
  private static final Pattern FIRST =
      Pattern.compile("(?:^|\\s)AzureAdJoined\\s*:|^\\s*\\|\\s*Device State\\s*\\|");

  @Override
  public boolean recognises(FilePrefix prefix) {
    String text = prefix.text();
    if (text.contains("<![LOG[") || text.contains("$$<")) {
      return false;
    }
    return TELLING.matcher(text).results().map(found -> found.group(1)).distinct().limit(2).count()
        == 2;
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FactEventWriter reading = new FactEventWriter(source, sink);
    DsregcmdParser output = new DsregcmdParser(1);
    long line = 0;
    ListTally tally = new ListTally();
    try {
      for (String written = reading.text().line(); written != null; ) {
        line++;
        if (output.isFull() || (FIRST.matcher(written).find() && output.endsBefore(written))) {
          output.pass(reading, tally, line - 1);
          output = new DsregcmdParser(line);
        }
        output.take(written);
        written = reading.text().line();
      }
    } catch (ExportReader.RecordTooLongException e) {
      reading
          .problems()
          .at(
              line + 1,
              "endless",
              "a line of more than 16 million characters; the rest of the file is not read",
              FactExportGuide.advice(Kind.FACT_DSREGCMD));
    }
    output.pass(reading, tally, Math.max(1, line));
    if (!reading.problems().isEmpty()) {
      tally.lacks("the output could not be read completely");
    }
    reading.export(Kind.FACT_DSREGCMD, DsregcmdParser.LOG, reading::row, "", tally, 1);
    return reading.outcome();
  }
}
