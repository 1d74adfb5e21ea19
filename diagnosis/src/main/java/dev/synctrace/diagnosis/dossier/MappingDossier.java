package dev.synctrace.diagnosis.dossier;

/**
 * What the case holds on one mapping: facts of the group and the collection, audits of the group
 * and its owners, every log line that names the group.
 */
public interface MappingDossier extends Dossier {
  Mapping mapping();

  /** The app that should write to the group. */
  ServerApp serverApp();

  /** What the case knows of the group's members. */
  MemberList groupList();

  /** What the case knows of the collection's members. */
  MemberList collectionList();
}
