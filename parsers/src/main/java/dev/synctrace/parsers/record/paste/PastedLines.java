package dev.synctrace.parsers.record.paste;

import dev.synctrace.parsers.record.text.Line;
import dev.synctrace.parsers.record.text.LineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a source as they were before someone pasted them into a mail, a terminal or a web
 * page: without marks of quoting and code, with characters in the place of entities, and with the
 * parts of a broken line joined. What was done to a source is decided by its beginning. A source
 * that was not pasted comes as it is. Memory does not grow with the source. For one thread.
 */
public final class PastedLines {
  private final LineReader lines;
  private final @Nullable MailQuote quote;
  private final boolean code;
  private final boolean entities;
  private final @Nullable Wrapping wrapping;
  private final Findings findings;
  private @Nullable Line ahead;
  private boolean restored;

  /** Takes note of what was undone. */
  public interface Findings {
    /** A mark of quoting was removed. */
    void quoted(long line);

    /** The parts of a line were joined. */
    void joined(long line);

    /** Entities, curly quotes or marks of code were replaced. */
    void restored(long line);
  }

  /**
   * Creates the lines of a source.
   *
   * @param lines at the beginning of the source
   */
  public PastedLines(LineReader lines, Findings findings) {
    this.lines = lines;
    this.findings = findings;
    String head =
        new String(lines.head().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    this.quote = MailQuote.in(head);
    this.code =
        Markup.hasCodeMarks(head.lines().map(this::withoutQuote).collect(Collectors.joining("\n")));
    List<String> plain = head.lines().map(this::unquoted).toList();
    this.entities = Markup.hasEntities(String.join("\n", plain));
    this.wrapping = Wrapping.in(plain, this::readable);
  }

  /**
   * Returns whether the source was pasted, as far as it has been read: what is before its first
   * record is no part of it, and records may be missing.
   */
  public boolean isPasted() {
    return quote != null || entities || wrapping != null || restored;
  }

  /** Returns the next line; null after the last. */
  public @Nullable Line next() throws IOException {
    Line first = ahead == null ? physical() : ahead;
    ahead = null;
    if (first == null || wrapping == null || !first.begins() || !first.ends()) {
      return first == null ? null : restored(first);
    }
    return joined(first, wrapping);
  }

  private Line joined(Line first, Wrapping broken) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    String part = first.text();
    long last = first.number();
    for (int parts = 1; parts < Wrapping.MOST_LINES; parts++) {
      Line next = physical();
      ahead = next;
      if (next == null
          || !next.ends()
          || text.length() + next.text().length() > Wrapping.MOST_CHARACTERS
          || !broken.continues(part, next.text())
          || Wrapping.isBetweenRecords(readable(text.toString()), readable(next.text()))) {
        break;
      }
      text.append(broken.between(part))
          .append(broken.atColumn() ? next.text() : next.text().stripLeading());
      part = next.text();
      last = next.number();
      ahead = null;
    }
    if (last > first.number()) {
      findings.joined(first.number());
    }
    return restored(new Line(first.number(), last, text.toString(), true, true));
  }

  private Line restored(Line line) {
    String text = readable(line.text());
    if (!text.equals(line.text())) {
      restore(line.number());
    }
    return line.with(text);
  }

  private void restore(long line) {
    restored = true;
    findings.restored(line);
  }

  private @Nullable Line physical() throws IOException {
    Line line = lines.next();
    if (line == null || !line.begins()) {
      return line;
    }
    String unquoted = withoutQuote(line.text());
    if (unquoted.length() < line.text().length()) {
      findings.quoted(line.number());
    }
    String text = Markup.withoutCodeMarks(unquoted, code);
    if (text.length() < unquoted.length()) {
      restore(line.number());
    }
    return line.with(text);
  }

  private String unquoted(String line) {
    return Markup.withoutCodeMarks(withoutQuote(line), code);
  }

  private String withoutQuote(String line) {
    return quote == null ? line : quote.without(line);
  }

  private String readable(String line) {
    return Markup.withStraightQuotes(entities ? Markup.withoutEntities(line) : line);
  }
}
