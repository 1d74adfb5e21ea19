package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.identity.Identity.MemberType;

/** Some causes are of devices only, some of users only. */
final class MemberTypes {
  private MemberTypes() {}

  static ConditionResult isUser(MemberContext member) {
    return is(member, MemberType.USER);
  }

  static ConditionResult isDevice(MemberContext member) {
    return is(member, MemberType.DEVICE);
  }

  private static ConditionResult is(MemberContext member, MemberType type) {
    return member.identity().memberType() == type
        ? ConditionResult.holds(PremiseBasis.ROW)
        : ConditionResult.fails(PremiseBasis.ROW);
  }
}
