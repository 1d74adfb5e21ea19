package dev.synctrace.report.data;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.report.redact.Redaction;
import dev.synctrace.report.text.Csv;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verdicts as CSV, one a row. */
public final class ReportCsv {
  private static final List<String> HEADER =
      List.of(
          "groupId",
          "groupName",
          "collectionId",
          "collectionName",
          "memberType",
          "name",
          "deviceId",
          "objectId",
          "smsId",
          "resourceId",
          "verdict",
          "grade",
          "summary",
          "causes",
          "rootCause",
          "why",
          "nextStep");

  private final Redaction redaction;

  private ReportCsv(Redaction redaction) {
    this.redaction = redaction;
  }

  /** Writes the header and a row for each verdict; returns whether there is one. */
  public static boolean write(
      PrintWriter out, Diagnosis diagnosis, ExplainRequest request, Redaction redaction) {
    Csv csv = new Csv(out);
    csv.row(HEADER);
    ReportCsv rows = new ReportCsv(redaction);
    return diagnosis.explain(request, verdict -> csv.row(rows.row(verdict))) > 0;
  }

  private List<@Nullable Object> row(MemberVerdict verdict) {
    Mapping mapping = verdict.mapping();
    return Arrays.asList(
        text(mapping.groupId()),
        text(mapping.groupName()),
        text(mapping.collectionId()),
        text(mapping.collectionName()),
        verdict.identity().memberType().name().toLowerCase(Locale.ROOT),
        text(verdict.identity().name().orElse(null)),
        id(verdict, IdType.DEVICE_ID),
        id(verdict, IdType.OBJECT_ID),
        id(verdict, IdType.SMS_ID),
        id(verdict, IdType.RESOURCE_ID),
        verdict.status().verdict().name(),
        verdict.status().grade().name(),
        text(verdict.summary()),
        causes(verdict.causes()),
        verdict.chain().root().orElse(null),
        text(verdict.why().orElse(null)),
        text(verdict.nextStep().orElse(null)));
  }

  private @Nullable String id(MemberVerdict verdict, IdType type) {
    return text(verdict.identity().best(type).map(id -> new Id(type, id).display()).orElse(null));
  }

  private @Nullable String text(@Nullable String written) {
    return written == null ? null : redaction.text(written);
  }

  private static String causes(List<FoundCause> causes) {
    return causes.stream().map(FoundCause::id).collect(Collectors.joining(" "));
  }
}
