package dev.synctrace.graph.sdk;

import java.util.List;
import java.util.Optional;

/** Where tokens come from. For one thread. */
interface TokenSource {
  /**
   * A token that is good as far as can be told; signs in when there is none.
   *
   * @throws dev.synctrace.graph.access.GraphFailure when signing in fails
   */
  String token();

  /** The token in use; empty before the first sign-in. */
  Optional<String> current();

  /**
   * Graph refused the token in use: the next one is another.
   *
   * @throws dev.synctrace.graph.access.GraphFailure when there can be no other
   */
  void renew();

  /** What must never be shown. */
  List<String> secrets();
}
