package dev.synctrace.output.redact;

import dev.synctrace.index.Case;
import dev.synctrace.output.csv.Csv;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.redact.pseudonym.FormatPreservingIds;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.KeyedPseudonyms;
import dev.synctrace.output.redact.pseudonym.NumberedPseudonyms;
import dev.synctrace.output.redact.pseudonym.PseudonymAssigner;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces whoever and whatever the texts of one case name by pseudonyms. Equal texts get equal
 * pseudonyms; ids that the case proves to belong together share theirs and differ in what is behind
 * it, {@code device-0007.objectId}. For one thread.
 *
 * <p>Names are found without case and through the escapes of URLs, XML and JSON. One that is a
 * common word, a short number or one or two letters is replaced only where a name is ({@link
 * NamePlaces}), since a text that is all pseudonyms tells nothing.
 */
public final class CaseRedaction implements Redaction {
  private final PseudonymTable lexicon;
  private final TextRedactor redactor;

  private CaseRedaction(PseudonymTable lexicon) {
    this.lexicon = lexicon;
    this.redactor = new TextRedactor(lexicon);
  }

  /**
   * Learns the names of a case; reads all of it.
   *
   * @param key makes pseudonyms equal from case to case, such as {@code device-7k3m9qx2}; null for
   *     the short ones of this case alone, such as {@code device-0007}
   */
  public static CaseRedaction of(Case opened, @Nullable RedactionKey key) {
    return of(opened, key == null ? new NumberedPseudonyms() : new KeyedPseudonyms(key));
  }

  static CaseRedaction of(Case opened, PseudonymAssigner pseudonyms) {
    CaseRedaction redaction = new CaseRedaction(new PseudonymTable(pseudonyms));
    CaseNames.learn(opened, redaction.lexicon, redaction.redactor);
    return redaction;
  }

  /** As {@link #of(Case, RedactionKey)}, with ids in the form of those that they replace. */
  static CaseRedaction keepingForms(Case opened, RedactionKey key) {
    CaseRedaction redaction =
        new CaseRedaction(
            new PseudonymTable(new KeyedPseudonyms(key), new FormatPreservingIds(key)));
    CaseNames.learn(opened, redaction.lexicon, redaction.redactor);
    return redaction;
  }

  /** As {@link #text}, with as many lines as were written. */
  String lines(String written) {
    return redactor.redact(Secrets.maskKeepingLines(written));
  }

  /** Whether no identifier reaches from the first text into the second. */
  boolean isBorder(String first, String second) {
    lexicon.count(false);
    boolean border = lines(first + second).equals(lines(first) + lines(second));
    lexicon.count(true);
    return border;
  }

  @Override
  public String text(String written) {
    return redactor.redact(Secrets.mask(written));
  }

  @Override
  public boolean replacesNames() {
    return true;
  }

  /**
   * By class, in the order of {@link IdentifierClass}; without classes of which nothing was met.
   */
  @Override
  public List<ReplacementCount> masked() {
    Map<IdentifierClass, long[]> counts = new EnumMap<>(IdentifierClass.class);
    lexicon.forEachUsed(identifier -> {
      long[] count = counts.computeIfAbsent(identifier.handle().identifierClass, _ -> new long[2]);
      count[0]++;
      count[1] += identifier.places();
    });
    List<ReplacementCount> masked = new ArrayList<>();
    counts.forEach((of, count) -> masked.add(new ReplacementCount(of.word(), count[0], count[1])));
    return masked;
  }

  /** Returns what each pseudonym represents, whether it has been shown or not. */
  public Map<String, String> originals() {
    return lexicon.originals();
  }

  /**
   * Writes what every pseudonym shown so far represents, as CSV: {@code pseudonym,class,original},
   * in a new file that only its owner may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the file exists
   */
  public void writeMap(Path file) throws IOException {
    record Row(String pseudonym, String of, String original) {}
    List<Row> rows = new ArrayList<>();
    lexicon.forEachUsed(identifier ->
        rows.add(
            new Row(
                identifier.pseudonym(),
                identifier.handle().identifierClass.word(),
                identifier.written())));
    rows.sort((a, b) -> {
      int order = a.pseudonym().compareTo(b.pseudonym());
      return order != 0
          ? order
          : a.original().toLowerCase(Locale.ROOT).compareTo(b.original().toLowerCase(Locale.ROOT));
    });
    try (PrintWriter lines = new PrintWriter(PrivateFiles.createWriter(file))) {
      Csv csv = new Csv(lines);
      csv.row(List.of("pseudonym", "class", "original"));
      rows.forEach(row -> csv.row(List.of(row.pseudonym(), row.of(), row.original())));
      lines.flush();
      if (lines.checkError()) {
        throw new IOException("the file could not be written completely");
      }
    }
  }
}
