package dev.synctrace.graph.sdk;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Interceptor that rejects every request that could modify the tenant. A batch is posted, and
 * {@link GraphRequests} puts nothing but questions into one.
 */
final class ReadOnlyInterceptor implements Interceptor {
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
