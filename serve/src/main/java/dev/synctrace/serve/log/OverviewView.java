package dev.synctrace.serve.log;

import dev.synctrace.index.log.SeverityHistogram;
import dev.synctrace.index.log.SeverityHistogram.Bucket;
import dev.synctrace.serve.log.LogForm.Go;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the errors and warnings of a log are, drawn from its beginning at the top to its end.
 *
 * @param marks in order of time; none where there is neither
 * @param from first time, in words
 * @param to last time, in words
 */
public record OverviewView(
    List<MarkView> marks, int height, String from, String to, long errors, long warnings) {
  static final OverviewView NONE = new OverviewView(List.of(), 0, "", "", 0, 0);

  private static final int STEP = 5;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * A stretch of time with errors or warnings.
   *
   * @param strength 1 for few to 3 for many
   */
  public record MarkView(int y, boolean error, int strength, String label, String href) {}

  static OverviewView of(SeverityHistogram severities, LogForm form) {
    List<MarkView> marks = new ArrayList<>();
    long errors = 0;
    long warnings = 0;
    for (int i = 0; i < severities.buckets().size(); i++) {
      Bucket bucket = severities.buckets().get(i);
      errors += bucket.errors();
      warnings += bucket.warnings();
      if (bucket.errors() + bucket.warnings() > 0) {
        marks.add(mark(i, bucket, form));
      }
    }
    return new OverviewView(
        marks,
        STEP * severities.buckets().size(),
        SECONDS.format(severities.range().first()),
        SECONDS.format(severities.range().last()),
        errors,
        warnings);
  }

  /** Returns how many there are, in words. */
  public String counts() {
    return counted(errors, "error") + ", " + counted(warnings, "warning");
  }

  private static String counted(long count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private static MarkView mark(int at, Bucket bucket, LogForm form) {
    boolean error = bucket.errors() > 0;
    long count = error ? bucket.errors() : bucket.warnings();
    Instant start = bucket.start();
    return new MarkView(
        STEP * at,
        error,
        count >= 100 ? 3 : count >= 10 ? 2 : 1,
        "%s from %s".formatted(counted(count, error ? "error" : "warning"), SECONDS.format(start)),
        (error
                ? form.address().with("time", start.toString()).with("go", Go.NEXT_ERROR.written())
                : form.address().with("time", start.toString()))
            .text());
  }
}
