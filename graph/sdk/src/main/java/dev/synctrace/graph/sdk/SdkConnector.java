package dev.synctrace.graph.sdk;

import dev.synctrace.graph.access.Cloud;
import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.SignIn;
import dev.synctrace.graph.call.GraphConnection;
import dev.synctrace.graph.call.GraphConnector;
import dev.synctrace.graph.call.Timeouts;

/** Connects over the SDK. Found by {@link java.util.ServiceLoader}. */
public final class SdkConnector implements GraphConnector {

  /** For the service loader. */
  public SdkConnector() {}

  @Override
  public GraphConnection connect(GraphAddress address, SignIn signIn, Timeouts timeouts) {
    return new SdkConnection(address, tokens(address.cloud(), signIn), timeouts);
  }

  private static TokenSource tokens(Cloud cloud, SignIn signIn) {
    return signIn instanceof SignIn.TokenFile file
        ? new TokenFromFile(file.file())
        : new CredentialTokens(new SignInCredentials(cloud, signIn));
  }
}
