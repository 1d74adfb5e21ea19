package dev.synctrace.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.graph.sdk.SdkConnection.ReadOnlyInterceptor;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.fake.FakeTenantJson;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Should anything ever build a request that writes, it does not get out. */
class ReadOnlyInterceptorTest {
  private final OkHttpClient http =
      new OkHttpClient.Builder().addInterceptor(new ReadOnlyInterceptor()).build();

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void aRequestThatWritesIsStopped(String method) throws IOException {
    try (FakeGraph graph = FakeGraph.start()) {
      Request write =
          new Request.Builder()
              .url(graph.root() + "/groups/" + FakeTenantJson.GROUP + "/members/$ref")
              .method(method, RequestBody.create("{}", MediaType.get("application/json")))
              .build();
      assertThatThrownBy(() -> http.newCall(write).execute())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("would write");
      assertThat(graph.asked()).isEmpty();
    }
  }

  @Test
  void aQuestionPasses() throws IOException {
    try (FakeGraph graph = FakeGraph.start()) {
      http.newCall(new Request.Builder().url(graph.root() + "/devices").build()).execute().close();
      assertThat(graph.asked()).hasSize(1);
    }
  }
}
