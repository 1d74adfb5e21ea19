package dev.synctrace.output;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.ExplainJson;
import dev.synctrace.output.json.ExplainJson.ExplainAnswer;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.ExplainRows;
import dev.synctrace.output.table.OpenQuestionsText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.VerdictDetails;
import dev.synctrace.output.text.ActionsOfCase;
import dev.synctrace.output.text.RowConsumer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of mappings, each with its verdict. As text, members of the whole case are one a line
 * below their mappings, and the members that are asked for have their details.
 */
public final class VerdictListing implements Listing<MemberVerdict> {
  private final Diagnosis diagnosis;
  private final ExplainRequest request;
  private final Redaction redaction;
  private final boolean allPrerequisites;
  private final ActionsOfCase actions;
  private Predicate<MemberVerdict> wanted = _ -> true;

  public VerdictListing(Diagnosis diagnosis, ExplainRequest request, Redaction redaction) {
    this(diagnosis, request, redaction, true, ActionsOfCase.NONE);
  }

  /**
   * Creates a listing.
   *
   * @param allPrerequisites whether people see prerequisites that are met, too
   * @param actions of the case, where the listing is of all its members; asked for when it is
   *     written
   */
  public VerdictListing(
      Diagnosis diagnosis,
      ExplainRequest request,
      Redaction redaction,
      boolean allPrerequisites,
      ActionsOfCase actions) {
    this.diagnosis = diagnosis;
    this.request = request;
    this.redaction = redaction;
    this.allPrerequisites = allPrerequisites;
    this.actions = actions;
  }

  /** Returns this listing with some of its members only, for formats other than text. */
  public VerdictListing only(Predicate<MemberVerdict> some) {
    VerdictListing listing =
        new VerdictListing(diagnosis, request, redaction, allPrerequisites, actions);
    listing.wanted = some;
    return listing;
  }

  @Override
  public void forEach(RowConsumer<? super MemberVerdict> consumer) {
    Consumer<MemberVerdict> each = RowConsumer.unchecked(consumer);
    diagnosis.explain(
        request,
        verdict -> {
          if (wanted.test(verdict)) {
            each.accept(verdict);
          }
        });
  }

  @Override
  public Fields<MemberVerdict> fields() {
    return Fields.<MemberVerdict>none()
        .csv("groupId", verdict -> text(verdict.mapping().groupId()))
        .csv("groupName", verdict -> text(verdict.mapping().groupName()))
        .csv("collectionId", verdict -> text(verdict.mapping().collectionId()))
        .csv("collectionName", verdict -> text(verdict.mapping().collectionName()))
        .csv(
            "memberType",
            verdict -> verdict.identity().memberType().name().toLowerCase(Locale.ROOT))
        .csv("name", verdict -> text(verdict.identity().name().orElse(null)))
        .csv("deviceId", verdict -> id(verdict, IdType.DEVICE_ID))
        .csv("objectId", verdict -> id(verdict, IdType.OBJECT_ID))
        .csv("smsId", verdict -> id(verdict, IdType.SMS_ID))
        .csv("resourceId", verdict -> id(verdict, IdType.RESOURCE_ID))
        .csv("verdict", verdict -> verdict.status().verdict())
        .csv("grade", verdict -> verdict.status().grade())
        .csv("summary", verdict -> text(verdict.summary()))
        .csv(
            "causes",
            verdict ->
                verdict.causes().stream().map(FoundCause::id).collect(Collectors.joining(" ")))
        .csv("rootCause", verdict -> verdict.chain().root().orElse(null))
        .csv("why", verdict -> text(verdict.why().orElse(null)))
        .csv("nextStep", verdict -> text(verdict.nextStep().orElse(null)));
  }

  private @Nullable String id(MemberVerdict verdict, IdType type) {
    return text(verdict.identity().best(type).map(id -> new Id(type, id).display()).orElse(null));
  }

  private @Nullable String text(@Nullable String written) {
    return written == null ? null : redaction.text(written);
  }

  @Override
  public boolean print(TextPage page) {
    if (request.subject() == null) {
      return new ExplainRows(page, diagnosis, allPrerequisites).print(request, actions);
    }
    VerdictDetails details = new VerdictDetails(page);
    OpenQuestions open = diagnosis.openQuestions(request);
    long found =
        diagnosis.explain(
            request,
            verdict -> {
              open.add(verdict);
              details.write(verdict);
            });
    if (found > 0) {
      new OpenQuestionsText(page).unknownErrors(open.unknownErrors());
    }
    return found > 0;
  }

  @Override
  public JsonAnswer<MemberVerdict> json() {
    return schema(diagnosis.machines())
        .of(
            new ExplainAnswer(
                diagnosis, request, wanted, diagnosis.openQuestions(request), actions, false),
            redaction);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<ExplainAnswer, MemberVerdict> schema(SourceMachines machines) {
    return new AnswerSchema<>(ExplainJson.document(machines), ExplainJson.verdict(machines));
  }
}
