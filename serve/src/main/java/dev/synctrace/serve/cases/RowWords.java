package dev.synctrace.serve.cases;

import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.action.TraceView;
import dev.synctrace.report.view.member.MemberView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** In which texts of a row a visitor's words are looked for. */
public final class RowWords {
  private RowWords() {}

  /**
   * Returns the words of a member: all that its row shows, its IDs, and the titles of its causes.
   */
  public static String of(MemberView member) {
    List<String> words = new ArrayList<>();
    words.add(member.name());
    words.add(member.device() ? "device" : "user");
    words.add(member.verdict().label());
    words.add(member.verdict().name());
    words.add(member.tab().label());
    words.add(member.grade().label());
    words.add(member.mapping());
    words.add(member.summary());
    member.ids().forEach(each -> words.add(each.value()));
    addCauses(words, member.causes());
    return String.join(" ", words);
  }

  /** Returns the words of an action, in the same way. */
  public static String of(TraceView action) {
    List<String> words = new ArrayList<>();
    words.add(action.outcome().label());
    words.add(action.outcome().meaning());
    words.add(action.stoppedAt());
    words.add(action.what());
    words.add(action.who());
    words.add(action.why());
    action.ids().forEach(each -> words.add(each.value()));
    addCauses(words, action.causes());
    return String.join(" ", words);
  }

  private static void addCauses(List<String> words, List<CauseView> causes) {
    for (CauseView cause : causes) {
      words.add(cause.id());
      words.add(cause.title());
      words.add(cause.grade().label());
    }
  }

  /** Returns the words that a visitor typed, in lower case. */
  static List<String> asked(String typed) {
    return Stream.of(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Returns whether a row has all words that a visitor typed, in any order and case. */
  public static boolean match(String words, String typed) {
    String lower = words.toLowerCase(Locale.ROOT);
    return asked(typed).stream().allMatch(lower::contains);
  }
}
