package dev.synctrace.testkit.truth;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claim of a product about one member of one mapping.
 *
 * @param collectionId empty when the product knows none
 * @param objectIds ids it holds for the member, lower case
 * @param smsIds lower case, without {@code GUID:}
 * @param inCollection empty when it cannot tell
 * @param inGroup empty when it cannot tell
 * @param rootCause id of the cause the answer begins with; empty when it names none
 * @param nextStep what is to be done or collected next; empty when nothing is
 */
public record DiagnosedMember(
    String groupId,
    Optional<String> collectionId,
    String name,
    Set<String> objectIds,
    Set<String> deviceIds,
    Set<String> smsIds,
    Set<Integer> resourceIds,
    DiagnosedVerdict verdict,
    DiagnosedGrade grade,
    Optional<Boolean> inCollection,
    Optional<Boolean> inGroup,
    List<DiagnosedCause> causes,
    Optional<String> rootCause,
    Optional<String> nextStep,
    Optional<DiagnosedPrediction> prediction,
    String summary) {
  public DiagnosedMember {
    objectIds = Set.copyOf(objectIds);
    deviceIds = Set.copyOf(deviceIds);
    smsIds = Set.copyOf(smsIds);
    resourceIds = Set.copyOf(resourceIds);
    causes = List.copyOf(causes);
  }
}
