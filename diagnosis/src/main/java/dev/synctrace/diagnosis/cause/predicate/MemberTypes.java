package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.context.MemberDossier;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.diagnosis.identity.Identity.MemberType;

/** Some causes are of devices only, some of users only. */
final class MemberTypes {
  private MemberTypes() {}

  static Finding isUser(MemberDossier member) {
    return is(member, MemberType.USER);
  }

  static Finding isDevice(MemberDossier member) {
    return is(member, MemberType.DEVICE);
  }

  private static Finding is(MemberDossier member, MemberType type) {
    return member.identity().memberType() == type
        ? Finding.holds(Ground.ROW)
        : Finding.fails(Ground.ROW);
  }
}
