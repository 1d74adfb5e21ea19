package dev.synctrace.serve.option;

import dev.synctrace.index.CaseStore;

/**
 * A case that exists already, to be shown beside the uploaded ones. It is read where it is, and
 * neither copied nor changed.
 *
 * @param name as pages show it
 * @param address the same for the same case at every start, however the name was written; by it the
 *     case keeps the address of its pages
 * @param store opens it for a process that stays
 */
public record MountedCase(String name, String address, CaseStore store) {}
