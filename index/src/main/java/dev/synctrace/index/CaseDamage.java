package dev.synctrace.index;

/**
 * A file of a case that is not as it was written.
 *
 * @param file path inside the case's folder, such as {@code index/_0.cfs}
 * @param problem what is wrong with it, such as {@code its checksum does not match}
 * @param remedy what to do, such as {@code delete kept/actions}
 */
public record CaseDamage(String file, String problem, String remedy) {}
