package dev.synctrace.parsers.record;

import dev.synctrace.grammar.RecordFrameLexer;
import dev.synctrace.grammar.RecordFrameParser;
import dev.synctrace.parsers.antlr.ReusedParser;
import dev.synctrace.parsers.record.paste.PastedLines;
import dev.synctrace.parsers.record.text.Line;
import dev.synctrace.parsers.record.text.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one source, in one pass and in the order of their lines. The form is found
 * out record by record, so a source may mix them. Text outside every frame comes as records of
 * {@link RecordFormat#NONE}, one for each line; only blank lines are left out. Memory does not grow
 * with the source. Nothing that is in a source is an error; only reading it can fail.
 *
 * <p>Reference framing.md. Serves one thread; does not close the stream.
 */
public final class RecordReader {
  /** Ends a rotated file: a boundary, no damage. */
  public static final String RENAME_MARKER = "<MAXIMUM LOG FILE SIZE REACHED - FILE RENAMED>";

  private final LineReader lines;
  private final CcmFrame ccm;
  private final SmsFrame sms;
  private final ClipboardFrame clipboard;
  private final ClipboardDates dates;

  private final Queue<LogRecord> ready = new ArrayDeque<>();
  private final RecordCounter recordCounter = new RecordCounter();
  private final RecordProblems recordProblems = new RecordProblems();

  private @Nullable PendingRecord open;
  private final UnframedLines loose = new UnframedLines();
  private final PastedLines pasted;

  /**
   * Whether a line without a frame may belong to the record that comes next: after a record, and at
   * the beginning, since a file may begin with any record. A text that is pasted may begin with a
   * greeting.
   */
  private boolean mayBelongToNext;

  /** What is left of a part of a long line behind the last frame in it. */
  private String carried = "";

  private boolean ended;

  /**
   * @param in is read from where it is to its end
   */
  public RecordReader(InputStream in, RecordOptions options) throws IOException {
    lines = new LineReader(in);
    var parser = new ReusedParser<>(RecordFrameLexer::new, RecordFrameParser::new);
    parser.parser().setBuildParseTree(false);
    ccm = new CcmFrame(parser);
    sms = new SmsFrame(parser);
    clipboard = new ClipboardFrame(parser);
    pasted =
        new PastedLines(
            lines,
            new PastedLines.Findings() {
              @Override
              public void quoted(long line) {
                recordProblems.add(ProblemKind.QUOTED, line);
              }

              @Override
              public void joined(long line) {
                recordProblems.add(ProblemKind.WRAPPED, line);
              }

              @Override
              public void restored(long line) {
                recordProblems.add(ProblemKind.MARKUP, line);
              }
            });
    mayBelongToNext = !pasted.isPasted();
    dates = ClipboardDates.of(options.dateOrder(), lines.head(), clipboard);
  }

  /** The next record, or null after the last. */
  public @Nullable LogRecord next() throws IOException {
    while (ready.isEmpty() && !ended) {
      Line line = pasted.next();
      if (line == null) {
        giveUpOpen();
        releaseLoose();
        ended = true;
      } else {
        read(line);
      }
    }
    return ready.poll();
  }

  /** What there is to say about what has been read so far; complete after the last record. */
  public RecordStatistics statistics() {
    List<String> all = new ArrayList<>(recordProblems.texts());
    all.addAll(lines.problems());
    return new RecordStatistics(
        lines.encodingLabel(),
        recordCounter.framingLabel(),
        lines.lines(),
        recordCounter.records(),
        lines.lines() - recordCounter.coveredLines(),
        lines.windows1252Lines(),
        all,
        pasted.isPasted());
  }

  private void read(Line asWritten) {
    Line line = carried.isEmpty() ? asWritten : asWritten.after(carried);
    carried = "";
    PendingRecord current = open;
    if (current == null) {
      readOutside(line);
    } else if (line.begins() && startsSomethingElse(line)) {
      giveUpOpen();
      readOutside(line);
    } else {
      PendingRecord.Closed closed = current.append(line);
      if (closed != null) {
        open = null;
        emit(closed.record(), closed.frame());
        readAfter(line, closed.frame().end());
      } else if (current.isFull()) {
        giveUpOpen();
      }
    }
  }

  /**
   * A record is never closed when the next one, of either form, or the end of the file is there.
   */
  private boolean startsSomethingElse(Line line) {
    return CcmFrame.opens(line.text())
        || isRenameMarker(line)
        || (line.ends() && sms.read(line.text()) != null);
  }

  private void readOutside(Line line) {
    String text = line.text();
    if (text.isBlank()) {
      separate();
    } else if (isRenameMarker(line)) {
      separate();
      emitText(line);
    } else if (CcmFrame.opens(text) || !readSms(line)) {
      int opener = text.indexOf(CcmFrame.OPENER);
      if (opener >= 0) {
        readCcm(line, opener);
      } else if (!readClipboard(line)) {
        keepLoose(line);
      }
    }
  }

  /** Reads a line that holds an opener, and with it all the records it holds. */
  private void readCcm(Line line, int firstOpener) {
    String text = line.text();
    int done = 0;
    int opener = firstOpener;
    while (opener >= 0) {
      FrameMatch frame = ccm.close(text, opener + CcmFrame.OPENER.length());
      if (frame == null) {
        // The message of an SMS record may hold an opener.
        if (!readSms(line.from(done))) {
          emitTextBefore(line, done, opener);
          open = new PendingRecord(ccm, line.from(opener));
        }
        return;
      }
      emitTextBefore(line, done, opener);
      String message = text.substring(frame.textStart(), frame.textEnd());
      emit(frame.record(message, line.number(), line.last()), frame);
      done = frame.end();
      opener = text.indexOf(CcmFrame.OPENER, done);
    }
    readRest(line.from(done));
  }

  /** What follows a record in its last line. */
  private void readAfter(Line line, int from) {
    int opener = line.text().indexOf(CcmFrame.OPENER, from);
    if (opener >= 0) {
      Line rest = line.from(from);
      readCcm(rest, opener - from);
    } else {
      readRest(line.from(from));
    }
  }

  private void readRest(Line rest) {
    if (!rest.text().isBlank() && !readSms(rest) && !readClipboard(rest)) {
      emitText(rest);
    }
  }

  private boolean readSms(Line line) {
    return readRunTogether(line) || readLast(line);
  }

  /** Reads the records of a line that more text follows, and then what follows. */
  private boolean readRunTogether(Line line) {
    int done = 0;
    int end = sms.endInside(line.text(), done);
    while (end > 0) {
      recordProblems.add(ProblemKind.RUN_TOGETHER, line.number());
      readLast(line.between(done, end));
      done = end;
      boolean otherForm = line.text().startsWith(CcmFrame.OPENER, done);
      end = otherForm ? -1 : sms.endInside(line.text(), done);
    }
    if (done == 0) {
      return false;
    }
    Line rest = line.from(done);
    if (rest.ends()) {
      readOutside(rest);
    } else {
      carried = rest.text();
    }
    return true;
  }

  /** Reads the record that ends with a line. */
  private boolean readLast(Line line) {
    FrameMatch frame = line.ends() ? sms.read(line.text()) : null;
    if (frame == null) {
      return false;
    }
    emitWithLoose(line, frame);
    return true;
  }

  private boolean readClipboard(Line line) {
    FrameMatch frame = line.ends() ? clipboard.read(line.text(), dates) : null;
    if (frame == null) {
      return false;
    }
    if (frame.textStart() > 0) {
      releaseLoose(); // its message comes last, so nothing before the line belongs to it
    }
    emitWithLoose(line, frame);
    return true;
  }

  private void emitWithLoose(Line line, FrameMatch frame) {
    if (!mayBelongToNext) {
      releaseLoose();
    }
    List<Line> before = behindCutFrame(loose.drain());
    String message = line.text().substring(frame.textStart(), frame.textEnd());
    long first = before.isEmpty() ? line.number() : before.getFirst().number();
    emit(frame.record(UnframedLines.joined(before, message), first, line.last()), frame);
  }

  /** What follows the last line that ends within a frame: up to there it was another record. */
  private List<Line> behindCutFrame(List<Line> before) {
    int from = before.size();
    while (from > 0 && !SmsFrame.isCut(before.get(from - 1).text())) {
      from--;
    }
    before.subList(0, from).forEach(this::emitLoose);
    return before.subList(from, before.size());
  }

  private void emitLoose(Line line) {
    if (SmsFrame.isCut(line.text())) {
      recordProblems.add(ProblemKind.NEVER_CLOSED, line.number());
    }
    emitText(line);
  }

  private void keepLoose(Line line) {
    if (!loose.add(line)) {
      separate();
      emitText(line);
    }
  }

  /** What came before has nothing to do with what comes next. */
  private void separate() {
    releaseLoose();
    mayBelongToNext = false;
  }

  private void giveUpOpen() {
    PendingRecord given = open;
    if (given != null) {
      open = null;
      recordProblems.add(ProblemKind.NEVER_CLOSED, given.lines().getFirst().number());
      given.lines().forEach(this::emitText);
      mayBelongToNext = false;
    }
  }

  private void releaseLoose() {
    loose.drain().forEach(this::emitLoose);
  }

  private void emit(LogRecord framed, FrameMatch frame) {
    releaseLoose();
    frame.doubts().forEach(doubt -> recordProblems.add(doubt, framed.line()));
    recordCounter.add(framed);
    ready.add(framed);
    mayBelongToNext = true;
  }

  /** Between two records there may be records of the other form. */
  private void emitTextBefore(Line line, int from, int to) {
    Line text = line.between(from, to);
    if (text.text().isBlank() || !readSms(text)) {
      releaseLoose();
      emitText(text);
    }
  }

  private void emitText(Line line) {
    if (!line.text().isBlank()) {
      ready.add(
          new LogRecord(
              RecordFormat.NONE, line.text(), null, null, null, null, line.number(), line.last()));
    }
  }

  private static boolean isRenameMarker(Line line) {
    String text = line.text();
    return text.length() < 2 * RENAME_MARKER.length() && text.strip().equals(RENAME_MARKER);
  }

  /** The problems of one source, counted by sort: however many there are, they stay few lines. */
  private static final class RecordProblems {
    private final Map<ProblemKind, Tally> tallies = new EnumMap<>(ProblemKind.class);

    private record Tally(long count, long firstLine) {}

    void add(ProblemKind problem, long line) {
      tallies.merge(
          problem, new Tally(1, line), (old, one) -> new Tally(old.count + 1, old.firstLine));
    }

    /** One line each. */
    List<String> texts() {
      return tallies.entrySet().stream()
          .map(entry -> entry.getKey().text(entry.getValue().count, entry.getValue().firstLine))
          .toList();
    }
  }

  /** Counts framed records and the lines they cover. */
  private static final class RecordCounter {
    private final Set<RecordFormat> framings = EnumSet.noneOf(RecordFormat.class);
    private long records;
    private long coveredLines;
    private long lastCovered;

    /** Counts a framed record; records come in the order of their lines. */
    void add(LogRecord framed) {
      framings.add(framed.framing());
      records++;
      long firstNew = Math.max(framed.line(), lastCovered + 1);
      coveredLines += Math.max(0, framed.endLine() - firstNew + 1);
      lastCovered = Math.max(lastCovered, framed.endLine());
    }

    long records() {
      return records;
    }

    /** Lines that are in a framed record, each counted once. */
    long coveredLines() {
      return coveredLines;
    }

    String framingLabel() {
      return switch (framings.size()) {
        case 0 -> RecordFormat.NONE.label();
        case 1 -> framings.iterator().next().label();
        default -> "mixed";
      };
    }
  }
}
