package dev.synctrace.report.view;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One thing to do: a root cause, what it holds back, and its fix.
 *
 * @param scope what it holds back
 * @param grades how sure it is for how many of them, surest first; at least one, and of the site
 *     one without a number
 * @param named the first few of them, first of all one that it is that sure for
 * @param evidence of the first that is named
 * @param missing what would make it surer
 */
public record CauseCardView(
    String id,
    String title,
    Scope scope,
    List<GradeCount> grades,
    List<Named> named,
    List<EvidenceView> evidence,
    List<MissingView> missing,
    List<String> fix,
    List<String> links) {
  private static final int QUOTED_IN_TICKET = 3;

  /**
   * How sure a cause is for how many.
   *
   * @param count 0 for the site
   */
  public record GradeCount(GradeView grade, long count) {}

  /** What a cause holds back. */
  public enum Scope {
    MEMBER,
    ACTION,
    SITE
  }

  /**
   * A member or an action by its name.
   *
   * @param fragment its place in the report
   * @param id what the web page finds it by: an ID of a member, the task of an action; empty where
   *     an action has none
   * @param number its place among all, which tells those of one name apart
   */
  public record Named(String name, String fragment, String id, long number) {}

  /** Returns a cause of the whole site. */
  public static CauseCardView ofSite(CauseView cause) {
    return of(cause, Scope.SITE, Map.of(cause.grade(), 0L), List.of());
  }

  /**
   * Returns a cause with all that it holds back.
   *
   * @param cause as the first that is named has it
   * @param grades how sure it is for how many
   */
  public static CauseCardView of(
      CauseView cause, Scope scope, Map<GradeView, Long> grades, List<Named> named) {
    return new CauseCardView(
        cause.id(),
        cause.title(),
        scope,
        grades.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new GradeCount(each.getKey(), each.getValue()))
            .toList(),
        named,
        cause.evidence(),
        cause.missing(),
        cause.fix(),
        cause.links());
  }

  /** How sure it is at best. */
  public GradeView grade() {
    return grades.getFirst().grade();
  }

  /** How many it holds back; 0 for the site. */
  public long count() {
    return grades.stream().mapToLong(GradeCount::count).sum();
  }

  /** How many it holds back, such as {@code 1 member}; empty for the site. */
  public String reach() {
    long count = count();
    return switch (scope) {
      case MEMBER -> EnglishFormat.of("%,d member%s", count, count == 1 ? "" : "s");
      case ACTION -> EnglishFormat.of("%,d action%s", count, count == 1 ? "" : "s");
      case SITE -> "";
    };
  }

  /** How sure it is, and for how many each where it is not as sure for all. */
  public String surety() {
    return grades.size() == 1
        ? grade().label()
        : grades.stream()
            .map(each -> EnglishFormat.of("%s for %,d", each.grade().label(), each.count()))
            .collect(Collectors.joining(", "));
  }

  /** How many are not named. */
  public long others() {
    return count() - named.size();
  }

  /** The card in Markdown, as a ticket takes it; times in evidence are UTC and say so. */
  public String ticket() {
    StringBuilder text =
        new StringBuilder(EnglishFormat.of("**%s: %s** (%s)\n\n", id, plain(title), surety()));
    if (scope != Scope.SITE) {
      String names = named.stream().map(Named::name).collect(Collectors.joining(", "));
      text.append(plain(reach()))
          .append(": ")
          .append(plain(names))
          .append(others() > 0 ? EnglishFormat.of(" and %,d more", others()) : "")
          .append("\n\n");
    }
    if (!fix.isEmpty()) {
      text.append("Fix:\n\n")
          .append(
              IntStream.range(0, fix.size())
                  .mapToObj(i -> (i + 1) + ". " + plain(fix.get(i)) + "\n")
                  .collect(Collectors.joining()))
          .append("\n");
    }
    List<QuoteView> quotes =
        evidence.stream()
            .filter(EvidenceView::supports)
            .map(EvidenceView::quote)
            .limit(QUOTED_IN_TICKET)
            .toList();
    if (!quotes.isEmpty()) {
      text.append("Evidence")
          .append(count() > 1 ? " of " + plain(named.getFirst().name()) : "")
          .append(":\n\n");
      quotes.forEach(quote -> text.append(quoted(quote)));
      text.append('\n');
    }
    if (!links.isEmpty()) {
      text.append("Read more: ").append(String.join(", ", links)).append('\n');
    }
    return text.toString();
  }

  /** A citation as code: no text of a log is read as markup there. */
  private static String quoted(QuoteView quote) {
    String time = quote.timed() ? quote.time().utc() + "  " : "";
    String line = quote.place().text() + "  " + time + quote.text().lines().findFirst().orElse("");
    String fence = "`".repeat(longestRun(line) + 1);
    String space = fence.length() > 1 ? " " : "";
    String notes =
        quote.notes().stream()
            .map(note -> "  - " + plain(note) + "\n")
            .collect(Collectors.joining());
    return "- " + fence + space + line + space + fence + "\n" + notes;
  }

  private static int longestRun(String line) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Escapes what Markdown would read as markup. */
  public static String plain(String words) {
    return words.replaceAll("[\\\\`*_\\[\\]<>#|]", "\\\\$0");
  }
}
