package dev.synctrace.graph.sdk;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.GraphConnection;
import dev.synctrace.graph.call.GraphQuery;
import dev.synctrace.graph.call.GraphReply;
import dev.synctrace.graph.call.Timeouts;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Builds requests with the SDK and sends them once each. The SDK's own retries are left out: its
 * call timeout covers their waits and would end them (reference graph.md section 4.1).
 */
final class SdkConnection implements GraphConnection {
  private final GraphAddress address;
  private final TokenSource tokenSource;
  private final OkHttpClient http;
  private final GraphServiceClient graph;
  private final GraphRequests graphRequests;

  SdkConnection(GraphAddress address, TokenSource tokenSource, Timeouts timeouts) {
    this.address = address;
    this.tokenSource = tokenSource;
    this.http =
        GraphClientFactory.create(new ReadOnlyInterceptor())
            .callTimeout(Duration.ZERO)
            .connectTimeout(timeouts.connect())
            .readTimeout(timeouts.silence())
            .writeTimeout(timeouts.silence())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.graph =
        new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(new Bearer()), http);
    graph.getRequestAdapter().setBaseUrl(address.root().toString());
    this.graphRequests = new GraphRequests(graph);
  }

  @Override
  public GraphReply send(GraphQuery query) throws IOException {
    if (query instanceof GraphQuery.NextPage(URI link) && !address.holds(link)) {
      throw new GraphFailure("a page at another host than " + address.root() + " is not requested");
    }
    Request request = graph.getRequestAdapter().convertToNativeRequest(graphRequests.of(query));
    Response response = http.newCall(request).execute();
    return new GraphReply(
        request.url().uri(),
        response.code(),
        response.header("Retry-After"),
        response.header("Date"),
        Objects.requireNonNull(response.body()).byteStream());
  }

  @Override
  public void renewSignIn() {
    tokenSource.renew();
  }

  @Override
  public Optional<String> tenantId() {
    return tokenSource.current().flatMap(TokenClaims::of).flatMap(TokenClaims::tenantId);
  }

  @Override
  public String masked(String text) {
    String masked = text;
    for (String secret : tokenSource.secrets()) {
      masked = masked.replace(secret, "[masked]");
    }
    return Secrets.mask(masked);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** Gives the token to questions that go to Graph's own host, and to no other. */
  private final class Bearer implements AccessTokenProvider {
    private final AllowedHostsValidator hosts = new AllowedHostsValidator(address.root().getHost());

    @Override
    public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
      return address.holds(uri) ? tokenSource.token() : "";
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
      return hosts;
    }
  }

  /**
   * Interceptor that rejects every request that could modify the tenant. A batch is posted, and
   * {@link GraphRequests} puts nothing but questions into one.
   */
  static final class ReadOnlyInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      boolean batch =
          request.method().equals("POST") && request.url().encodedPath().endsWith("/$batch");
      if (!request.method().equals("GET") && !batch) {
        throw new IllegalStateException(request.method() + " would write to the tenant");
      }
      return chain.proceed(request);
    }
  }
}
