package dev.synctrace.report.redact.pseudonym;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers things of a class in the order in which the case names them: short, and the same in every
 * report of the same case; of another case they say nothing.
 */
public final class NumberedPseudonyms implements Pseudonyms {
  private final Map<IdentifierClass, Integer> last = new EnumMap<>(IdentifierClass.class);

  @Override
  public void settle(Collection<Handle> all, Names names) {
    all.forEach(handle -> give(handle, names));
  }

  @Override
  public void give(Handle handle, Names names) {
    String pseudonym;
    do {
      int number = last.merge(handle.identifierClass, 1, Integer::sum);
      pseudonym = String.format(Locale.ROOT, "%s-%04d", handle.identifierClass.word(), number);
    } while (names.isName(pseudonym));
    handle.call(pseudonym);
  }

  @Override
  public String distinction(String id, int nth) {
    return nth == 1 ? "" : Integer.toString(nth);
  }
}
