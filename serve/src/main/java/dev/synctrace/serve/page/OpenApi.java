package dev.synctrace.serve.page;

import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.json.Json;
import dev.synctrace.output.schema.SchemaDefinitions;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.page.DataAddress.Parameter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /openapi.json}: the addresses that answer with data, as an OpenAPI 3.1 document. */
public final class OpenApi implements Pages {
  /** What the document is, one sentence. */
  public static final String DESCRIPTION =
      "The addresses of the web page that answer with data (OpenAPI 3.1).";

  /** Of what the document describes; the first number changes where scripts must change. */
  private static final String VERSION = "1.0";

  private static final String FORMAT = "format";
  private static final String PROBLEM = "problem";
  private static final String JSON = "application/json";

  private static final String LOGIN =
      "Open /login?token=TOKEN first, unless the server runs with --no-token: it sets a cookie that"
          + " the other addresses need. Requests with the header `Accept: application/json` are"
          + " refused with JSON, others with a page.";

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/openapi.json", _ -> PageResult.Text.json(200, text()));
  }

  private static String text() {
    StringWriter text = new StringWriter();
    try {
      Json.writeOwn(text, document());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<DataAddress> addresses() {
    return List.of(SearchPage.DATA, MemberPages.DATA, ComparisonPage.DATA);
  }

  /** Returns the document. */
  public static Map<String, Object> document() {
    SchemaDefinitions definitions = new SchemaDefinitions("#/components/schemas/");
    Map<String, Object> paths = new LinkedHashMap<>();
    for (DataAddress address : addresses()) {
      paths.put(address.path(), object("get", operation(address, definitions)));
    }
    Map<String, Object> schemas = new LinkedHashMap<>(definitions.byName());
    schemas.put(
        PROBLEM,
        object(
            "description",
            "Why a request was refused.",
            "type",
            "object",
            "properties",
            object(PROBLEM, object("description", "The reason and what to do.", "type", "string")),
            "required",
            List.of(PROBLEM)));
    return object(
        "openapi",
        "3.1.0",
        "info",
        object("title", "SyncTrace web page", "version", VERSION, "description", LOGIN),
        "paths",
        paths,
        "components",
        object("schemas", schemas));
  }

  private static Map<String, Object> operation(DataAddress address, SchemaDefinitions definitions) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(
        object(
            "name",
            "case",
            "in",
            "path",
            "required",
            true,
            "description",
            "ID of the case, as in the address of its page.",
            "schema",
            object("type", "string")));
    parameters.add(
        parameter(
            new Parameter(
                FORMAT,
                "Format of the answer; without it, the answer is a page.",
                true,
                object("type", "string", "enum", ListingDownload.words()))));
    address.parameters().forEach(each -> parameters.add(parameter(each)));
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", answer(address.answer().get(), definitions));
    responses.put("400", refusal("A parameter is not valid."));
    responses.put("401", refusal("You are not logged in."));
    responses.put("404", refusal("The case does not exist."));
    responses.put("503", refusal("The server is busy. Header Retry-After says when to try again."));
    return object("summary", address.summary(), "parameters", parameters, "responses", responses);
  }

  private static Map<String, Object> parameter(Parameter parameter) {
    return object(
        "name",
        parameter.name(),
        "in",
        "query",
        "required",
        parameter.required(),
        "description",
        parameter.meaning(),
        "schema",
        parameter.schema());
  }

  private static Map<String, Object> answer(
      AnswerSchema<?, ?> answer, SchemaDefinitions definitions) {
    Map<String, Object> document = answer.document().schema(definitions);
    Object line = answer.row().schema(definitions).get("$ref");
    return object(
        "description",
        answer.document().description(),
        "content",
        object(
            JSON,
            object("schema", document),
            "application/x-ndjson",
            object(
                "schema",
                object("type", "string", "description", "One object per line, each as in " + line)),
            "text/csv",
            object(
                "schema",
                object("type", "string", "description", "A header, then one row per line."))));
  }

  private static Map<String, Object> refusal(String description) {
    return object(
        "description",
        description,
        "content",
        object(JSON, object("schema", object("$ref", "#/components/schemas/" + PROBLEM))));
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return object;
  }
}
