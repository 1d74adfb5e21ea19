package dev.synctrace.diagnosis.trace.model;

import java.time.Duration;

/**
 * The time between two steps that follow each other.
 *
 * @param took negative where clocks contradict the order
 * @param oneClock whether both times are by one machine's clock; else the clocks' difference is in
 *     it
 */
public record StepInterval(Step from, Step to, Duration took, boolean oneClock) {}
