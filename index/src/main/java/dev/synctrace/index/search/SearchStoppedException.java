package dev.synctrace.index.search;

/** A search that its asker ended, see {@link EventSearch#stoppedBy}. */
public final class SearchStoppedException extends InvalidSearchException {
  private static final long serialVersionUID = 1L;

  public SearchStoppedException() {
    super("The search was stopped. Narrow it by time, kind or source.");
  }
}
