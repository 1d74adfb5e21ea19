package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.WorldState;
import java.util.List;
import java.util.Optional;

/** Which files of a bundle show why a client has no verified identity. */
public final class FailureEvidenceLocator {
  private final World world;
  private final WorldState end;

  public FailureEvidenceLocator(World world) {
    this.world = world;
    this.end = world.atEnd();
  }

  /** Clients whose failure is known and lasts. */
  List<Integer> resources() {
    return world.resources().stream()
        .map(Resource::id)
        .filter(
            id -> failure(id).filter(FailureEvidenceLocator::isShownByClientOrMachine).isPresent())
        .toList();
  }

  public Optional<InjectedFailure> failure(int resource) {
    Resource client = world.resource(resource);
    if (client.user()) {
      return Optional.empty();
    }
    if (end.identity(resource).verified()) {
      return end.isRevoked(resource)
          ? Optional.of(InjectedFailure.CLIENT_REVOKED)
          : end.stopOf(client.site());
    }
    return end.failureOf(resource)
        .or(() ->
            world.site(client.site()).enhancedHttp()
                ? Optional.empty()
                : Optional.of(InjectedFailure.ENHANCED_HTTP_OFF));
  }

  /** Exports and the site server's log show more than the failure, and stay. */
  private static boolean isShownByClientOrMachine(InjectedFailure failure) {
    return !failure.codes().isEmpty() && !failure.stopsSync();
  }

  /** Whether no other client or object has its name, so that a folder of that name is its own. */
  public boolean isOnlyOneOfItsName(int resource) {
    String name = end.name(resource);
    String object = end.objectOf(world.resource(resource).machine());
    return world.resources().stream()
            .noneMatch(
                other -> other.id() != resource && end.name(other.id()).equalsIgnoreCase(name))
        && end.objects().stream()
            .filter(other -> end.objectName(other).equalsIgnoreCase(name))
            .allMatch(object::equals);
  }

  /** The files that show the failure of a client; none where the bundle lacks them. */
  public List<BundleFile> shownBy(int resource, Bundle bundle) {
    return failure(resource)
        .map(failure ->
            bundle.files().stream().filter(file -> shows(file, failure, resource)).toList())
        .orElse(List.of());
  }

  private boolean shows(BundleFile file, InjectedFailure failure, int resource) {
    return switch (failure) {
      case MANAGEMENT_POINT_OFFLINE ->
          file.kind() == FileKind.TOKEN_LIBRARY_LOG
              && file.about().equals(world.resource(resource).site());
      case CONSENT_MISSING, DATE_NOT_CONVERTED, DUPLICATE_KEY ->
          file.kind() == FileKind.SYNC_LOG && file.about().equals(world.resource(resource).site());
      case ENHANCED_HTTP_OFF -> file.kind() == FileKind.NOTES;
      case CLIENT_REVOKED ->
          file.kind() == FileKind.KEY_DATA
              && file.about().equals(world.resource(resource).site())
              && file.asOf().equals(world.end());
      case NOT_JOINED ->
          file.kind() == FileKind.DSREGCMD && file.about().equals(Integer.toString(resource));
      default ->
          file.kind() == FileKind.CLIENT_LOG
              && file.about().equals(Integer.toString(resource))
              && file.path().endsWith("/" + failure.log());
    };
  }
}
