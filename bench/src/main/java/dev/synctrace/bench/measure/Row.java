package dev.synctrace.bench.measure;

/**
 * One line of docs/performance.md.
 *
 * @param measured with its unit
 * @param goal with its unit; empty where none is set
 */
record Row(String measure, String measured, String goal) {}
