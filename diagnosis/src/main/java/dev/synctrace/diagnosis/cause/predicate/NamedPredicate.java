package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.DecisionRule;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import java.util.List;
import java.util.function.Function;

/** A method with the name cause files call it by, and the ways in which it can hold. */
record NamedPredicate<D extends SubjectContext>(
    String name, Class<D> looksAt, Function<D, ConditionResult> method, List<DecisionRule> ways)
    implements Predicate<D> {

  static NamedPredicate<MemberContext> member(
      String name, Function<MemberContext, ConditionResult> method, DecisionRule... ways) {
    return new NamedPredicate<>(name, MemberContext.class, method, List.of(ways));
  }

  static NamedPredicate<MappingContext> mapping(
      String name, Function<MappingContext, ConditionResult> method, DecisionRule... ways) {
    return new NamedPredicate<>(name, MappingContext.class, method, List.of(ways));
  }

  static NamedPredicate<SiteContext> site(
      String name, Function<SiteContext, ConditionResult> method, DecisionRule... ways) {
    return new NamedPredicate<>(name, SiteContext.class, method, List.of(ways));
  }

  static NamedPredicate<SubjectContext> any(
      String name, Function<SubjectContext, ConditionResult> method, DecisionRule... ways) {
    return new NamedPredicate<>(name, SubjectContext.class, method, List.of(ways));
  }

  @Override
  public ConditionResult evaluate(D context) {
    return method.apply(context);
  }
}
