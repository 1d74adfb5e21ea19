package dev.synctrace.testkit.truth;

import java.util.Optional;

/**
 * Claim of a product about the effect of the next synchronization on a member.
 *
 * @param afterIncremental whether the member is in the group after the next incremental
 *     synchronization; empty when it does not say
 * @param afterFull the same after the next full one
 */
public record DiagnosedPrediction(
    DiagnosedGrade grade, Optional<Boolean> afterIncremental, Optional<Boolean> afterFull) {}
