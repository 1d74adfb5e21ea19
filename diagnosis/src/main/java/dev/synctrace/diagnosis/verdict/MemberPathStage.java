package dev.synctrace.diagnosis.verdict;

import dev.synctrace.diagnosis.verdict.PathStep.PathStage;

/**
 * The stages of a member from its join to the membership in the group, in their order; a user is
 * discovered instead of joining.
 */
public enum MemberPathStage implements PathStage {
  JOINED("joined", "joined", "Device"),
  TOKEN_ISSUED("tokenIssued", "token issued", "Device"),
  TOKEN_ACCEPTED("tokenAccepted", "token accepted", "Site"),
  IDENTITY_STORED("identityStored", "identity stored", "Site"),
  DISCOVERED("discovered", "discovered", "Site"),
  LOOKED_UP("lookedUp", "looked up", "Group synchronization"),
  ADD_REQUESTED("addRequested", "add requested", "Group synchronization"),
  ADDED("added", "added", "Group synchronization");

  private final String label;
  private final String title;
  private final String group;

  MemberPathStage(String label, String title, String group) {
    this.label = label;
    this.title = title;
    this.group = group;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String group() {
    return group;
  }
}
