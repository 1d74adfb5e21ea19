package dev.synctrace.output.redact.pseudonym;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers things of a class in the order in which the case names them: short, and the same in every
 * report of the same case; of another case they say nothing.
 */
public final class NumberedPseudonyms implements PseudonymAssigner {
  private final Map<IdentifierClass, Integer> last = new EnumMap<>(IdentifierClass.class);

  @Override
  public void settle(Collection<Subject> all, Names names) {
    all.forEach(subject -> give(subject, names));
  }

  @Override
  public void give(Subject subject, Names names) {
    String pseudonym;
    do {
      int number = last.merge(subject.identifierClass, 1, Integer::sum);
      pseudonym = String.format(Locale.ROOT, "%s-%04d", subject.identifierClass.word(), number);
    } while (names.isName(pseudonym));
    subject.call(pseudonym);
  }

  @Override
  public String distinction(String id, int nth) {
    return nth == 1 ? "" : Integer.toString(nth);
  }
}
