package dev.synctrace.testkit.world;

import java.util.List;
import java.util.Optional;

/** Which files of a bundle show why a client has no verified identity. */
final class FailureLogs {
  private final World world;
  private final WorldState end;

  FailureLogs(World world) {
    this.world = world;
    this.end = world.atEnd();
  }

  /** Clients whose failure is known and lasts. */
  List<Integer> resources() {
    return world.resources().stream()
        .map(Resource::id)
        .filter(id -> failure(id).isPresent())
        .toList();
  }

  Optional<IdentityFailure> failure(int resource) {
    return end.failureOf(resource).filter(_ -> !end.identity(resource).verified());
  }

  /** The files that show the failure of a client; none where the bundle lacks them. */
  List<BundleFile> shownBy(int resource, Bundle bundle) {
    return failure(resource)
        .map(failure ->
            bundle.files().stream().filter(file -> shows(file, failure, resource)).toList())
        .orElse(List.of());
  }

  private boolean shows(BundleFile file, IdentityFailure failure, int resource) {
    return switch (failure) {
      case MANAGEMENT_POINT_OFFLINE ->
          file.kind() == FileKind.TOKEN_LIBRARY_LOG
              && file.about().equals(world.resource(resource).site());
      case NOT_JOINED ->
          file.kind() == FileKind.DSREGCMD && file.about().equals(Integer.toString(resource));
      default ->
          file.kind() == FileKind.CLIENT_LOG
              && file.about().equals(Integer.toString(resource))
              && file.path().endsWith("/" + failure.log());
    };
  }
}
