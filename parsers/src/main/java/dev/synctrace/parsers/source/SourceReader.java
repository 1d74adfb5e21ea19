package dev.synctrace.parsers.source;

import dev.synctrace.parsers.bundle.layout.BundleLayout;
import dev.synctrace.parsers.log.MessageReader;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one file in the format its content shows. Serves one thread, any number of files. */
public final class SourceReader {
  private static final int BUFFER = 128 * 1024;

  private final List<SourceFormat> formats = new ArrayList<>();
  private final ReadOptions options;

  /**
   * @param exports formats of exports, asked in this order; what none of them claims is a log
   */
  public SourceReader(ReadOptions options, List<SourceFormat> exports) {
    this.options = options;
    formats.add(new EmptyFormat());
    formats.addAll(exports);
    formats.add(new BinaryFormat());
    MessageReader messages = new MessageReader();
    formats.add(new DocumentFormat(messages));
    formats.add(new FallbackLogFormat(messages));
  }

  /**
   * Reads a file to its end.
   *
   * @param path how its events are to name it
   * @param in all its bytes; the caller closes it
   * @throws IOException from the stream or from the sink; damage in the text is a problem instead
   */
  public ReadSource read(String path, InputStream in, EventSink sink) throws IOException {
    return read(path, "", in, sink);
  }

  /**
   * Reads a file to its end, as {@link #read(String, InputStream, EventSink)} does.
   *
   * @param mediaType as a mail names it, such as {@code image/png}; else empty
   */
  public ReadSource read(String path, String mediaType, InputStream in, EventSink sink)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(BUFFER);
    FilePrefix prefix = FilePrefix.of(buffered);
    buffered.reset();
    SourceFormat format =
        formats.stream()
            .filter(candidate -> candidate.recognises(prefix))
            .findFirst()
            .orElseThrow();
    Tally tally = new Tally(sink);
    BundleLayout.Mark.in(prefix.start()).ifPresent(tally.clues::add);
    ReadOutcome outcome =
        format.read(new SourceInput(path, prefix, mediaType, buffered, options), tally);
    return tally.sum(outcome);
  }

  /** Counts what passes. */
  private static final class Tally implements EventSink {
    private final EventSink next;
    private final Map<String, Long> logs = new HashMap<>();
    private final MachineClues.Collector clues = new MachineClues.Collector();
    private long others;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Tally(EventSink next) {
      this.next = next;
    }

    @Override
    public void accept(Event event) throws IOException {
      logs.merge(event.log(), 1L, Long::sum);
      if (event.kind() == Kind.OTHER) {
        others++;
      }
      clues.add(event);
      Instant time = event.time();
      if (time != null) {
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
      }
      next.accept(event);
    }

    ReadSource sum(ReadOutcome outcome) {
      outcome.computers().forEach(clues::add);
      String log =
          logs.entrySet().stream()
              .max(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
              .map(Map.Entry::getKey)
              .orElse(null);
      return new ReadSource(log, outcome, others, first, last, clues.clues());
    }
  }

  /** A file without a single byte: a log that was cut off or never written. */
  private static final class EmptyFormat implements SourceFormat {

    @Override
    public boolean recognises(FilePrefix prefix) {
      return prefix.whole() && prefix.text().isEmpty();
    }

    @Override
    public ReadOutcome read(SourceInput source, EventSink sink) {
      return new ReadOutcome(
          "none",
          "ascii",
          0,
          0,
          0,
          List.of("is empty. Collect it again if it should not be empty"));
    }
  }

  /** A file that is no text, such as a picture or a cabinet. */
  private static final class BinaryFormat implements SourceFormat {
    private static final double MOST_CONTROLS = 0.1;

    /**
     * Whether its first bytes are those of such a file, or more than a tenth of the characters are
     * control characters or undecodable. Zeros do not count: a log whose last block was never
     * written is full of them.
     */
    @Override
    public boolean recognises(FilePrefix prefix) {
      return UnreadableFiles.isMarked(prefix.head()) || isNoText(prefix);
    }

    private static boolean isNoText(FilePrefix prefix) {
      long controls = prefix.text().chars().filter(BinaryFormat::neverInLogs).count();
      long zeros = prefix.text().chars().filter(c -> c == 0).count();
      long rest = prefix.text().length() - zeros;
      return rest > 0 && controls > rest * MOST_CONTROLS && hasControls(prefix);
    }

    /** Undecodable bytes alone are a log in another code page. */
    private static boolean hasControls(FilePrefix prefix) {
      return prefix.text().chars().filter(c -> c != 0xFFFD && neverInLogs(c)).limit(4).count() == 4;
    }

    private static boolean neverInLogs(int c) {
      return c == 0xFFFD || (c < ' ' && c != 0 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    }

    @Override
    public ReadOutcome read(SourceInput source, EventSink sink) {
      return new ReadOutcome(
          "none",
          "binary",
          0,
          0,
          0,
          UnreadableFiles.problem(source.prefix().head(), source.fileName(), source.mediaType())
              .stream()
              .toList());
    }
  }

  /**
   * One file as it was read.
   *
   * @param log the log most of its events belong to; null for a file without events
   * @param otherRecords events of kind {@code other}
   * @param firstTime earliest event time; null when none has a time
   * @param lastTime latest event time; null when none has a time
   * @param clues what its records reveal about the machine that wrote it
   */
  public record ReadSource(
      @Nullable String log,
      ReadOutcome outcome,
      long otherRecords,
      @Nullable Instant firstTime,
      @Nullable Instant lastTime,
      MachineClues clues) {}
}
