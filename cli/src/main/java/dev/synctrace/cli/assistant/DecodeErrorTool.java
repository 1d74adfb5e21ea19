package dev.synctrace.cli.assistant;

import dev.synctrace.cli.listing.ErrorListing;
import dev.synctrace.index.search.SourceWithErrorCode;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import dev.synctrace.parsers.error.DecodedError;
import dev.synctrace.parsers.error.ErrorDecoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Decodes an error code: as {@code synctrace error}. Needs no case. */
final class DecodeErrorTool extends CaseTool {
  private static final int LONGEST_CODE = 100;

  DecodeErrorTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "decode_error";
  }

  @Override
  public String description() {
    return "Decodes an error code in any spelling (0x80004005, -2147467259, AADSTS50076, 12007, 403,"
        + " a Microsoft Graph code): name, meaning, what to do, its source, and where the case"
        + " names it."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Text("code", "The code as it is written.", true, LONGEST_CODE),
            PageCursor.PARAMETER));
  }

  @Override
  boolean needsCase() {
    return false;
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    String code = question.text("code").orElseThrow();
    DecodedError error = ErrorDecoder.builtIn().decode(code);
    List<SourceWithErrorCode> seen =
        asked.map(one -> SourceWithErrorCode.of(one.opened().events(), error)).orElse(List.of());
    return page.write(
        new ErrorListing(List.of(new ErrorListing.DecodedCode(code, error, seen))),
        AnswerPage.Detail.FULL);
  }
}
