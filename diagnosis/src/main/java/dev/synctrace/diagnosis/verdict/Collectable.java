package dev.synctrace.diagnosis.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Something to collect that would decide the answers for members.
 *
 * @param what the thing
 * @param how where it is and the command or query that brings it
 * @param machine on which it is; null where that is not one machine
 * @param members how many members it would help
 */
public record Collectable(String what, String how, @Nullable String machine, long members) {}
