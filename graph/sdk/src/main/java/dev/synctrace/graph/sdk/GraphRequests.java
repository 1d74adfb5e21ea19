package dev.synctrace.graph.sdk;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.models.BatchRequestStep;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import dev.synctrace.graph.call.GraphQuery;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.Request;

/** Turns questions into the SDK's requests. */
final class GraphRequests {
  /** The largest page the audit and the member lists give. */
  private static final int PAGE = 999;

  private final GraphServiceClient graph;

  GraphRequests(GraphServiceClient graph) {
    this.graph = graph;
  }

  RequestInformation of(GraphQuery query) throws IOException {
    RequestInformation request = build(query);
    String root = Objects.requireNonNull(graph.getRequestAdapter().getBaseUrl());
    request.pathParameters.put("baseurl", root);
    return request;
  }

  private RequestInformation build(GraphQuery query) throws IOException {
    return switch (query) {
      case GraphQuery.DirectoryAudits(Instant from, Instant to) -> audits(from, to);
      case GraphQuery.NextPage(URI link) -> page(link);
      case GraphQuery.Group(String id) -> graph.groups().byGroupId(id).toGetRequestInformation();
      case GraphQuery.GroupMembers(String id) ->
          graph
              .groups()
              .byGroupId(id)
              .members()
              .toGetRequestInformation(
                  request -> Objects.requireNonNull(request.queryParameters).top = PAGE);
      case GraphQuery.GroupOwners(String id) ->
          graph.groups().byGroupId(id).owners().toGetRequestInformation();
      case GraphQuery.Device(String id) ->
          graph
              .devices()
              .toGetRequestInformation(request ->
                  Objects.requireNonNull(request.queryParameters).filter =
                      "deviceId eq '" + id + "'");
      case GraphQuery.Application(String id) ->
          graph
              .applications()
              .toGetRequestInformation(request ->
                  Objects.requireNonNull(request.queryParameters).filter = "appId eq '" + id + "'");
      case GraphQuery.ServicePrincipal(String id) ->
          graph
              .servicePrincipals()
              .toGetRequestInformation(request ->
                  Objects.requireNonNull(request.queryParameters).filter = "appId eq '" + id + "'");
      case GraphQuery.Batch(List<GraphQuery> questions) -> batch(questions);
    };
  }

  /** The service knows ge and le; reference graph.md section 4. */
  private RequestInformation audits(Instant from, Instant to) {
    return graph
        .auditLogs()
        .directoryAudits()
        .toGetRequestInformation(request -> {
          var parameters = Objects.requireNonNull(request.queryParameters);
          parameters.filter = "activityDateTime ge " + from + " and activityDateTime le " + to;
          parameters.orderby = new String[] {"activityDateTime asc"};
          parameters.top = PAGE;
        });
  }

  private static RequestInformation page(URI link) {
    RequestInformation request = new RequestInformation();
    request.httpMethod = HttpMethod.GET;
    request.setUri(link);
    request.headers.add("Accept", "application/json");
    return request;
  }

  /** The questions' numbers are their ids. They carry no token: the batch does. */
  private RequestInformation batch(List<GraphQuery> questions) throws IOException {
    BatchRequestContent content = new BatchRequestContent(graph);
    for (int i = 0; i < questions.size(); i++) {
      RequestInformation question = of(questions.get(i));
      Request request = new Request.Builder().url(address(question)).get().build();
      content.addBatchRequestStep(new BatchRequestStep(Integer.toString(i), request));
    }
    return graph.getBatchRequestBuilder().toPostRequestInformation(content);
  }

  private static String address(RequestInformation question) {
    if (question.httpMethod != HttpMethod.GET) {
      throw new IllegalStateException(question.httpMethod + " in a batch of questions");
    }
    try {
      return Objects.requireNonNull(question.getUri()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the SDK built no address", e);
    }
  }
}
