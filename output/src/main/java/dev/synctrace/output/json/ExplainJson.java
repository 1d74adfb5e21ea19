package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.choiceOrNull;
import static dev.synctrace.output.schema.Property.flag;
import static dev.synctrace.output.schema.Property.flagOrNull;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.numberOrNull;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.valueOrNull;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.MappingStatus.ConsoleSyncState;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.MembershipStatus.TimelineEntry;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.FindingJson.ChainedCause;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.text.ActionsOfCase;
import dev.synctrace.output.text.RowConsumer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** Verdicts as the contract writes them in JSON. */
public final class ExplainJson {
  private static final Choice<ConsoleSyncState> SYNC_STATE = Choice.of(ConsoleSyncState.class);

  private static final ObjectSchema<MappingStatus.Difference> DIFFERENCE =
      ObjectSchema.of(
          "difference",
          "A column of the console that differs from the verdicts.",
          word("column", MappingStatus.Difference::column, "Name of the column."),
          text("console", MappingStatus.Difference::console, "Value in the console."),
          text("ours", MappingStatus.Difference::ours, "Value by the verdicts."));

  static final ObjectSchema<MappingStatus> MAPPING =
      ObjectSchema.of(
          "mapping",
          "A collection and the group it is synchronized to.",
          textOrNull("collectionId", status -> status.mapping().collectionId(), "Collection ID."),
          textOrNull(
              "collectionName", status -> status.mapping().collectionName(), "Collection name."),
          text("groupId", status -> status.mapping().groupId(), "Object ID of the group."),
          textOrNull("groupName", status -> status.mapping().groupName(), "Group name."),
          numberOrNull(
              "cloudServiceId",
              status -> status.mapping().cloudServiceId(),
              "CloudServiceID of the Azure service."),
          choice("status", SYNC_STATE, MappingStatus::status, "Status, as the console names it."),
          numberOrNull(
              "memberCount", MappingStatus::memberCount, "Number of members of the collection."),
          numberOrNull(
              "syncCompleted", MappingStatus::syncCompleted, "Number of those in the group."),
          numberOrNull("syncInProgress", MappingStatus::syncInProgress, "Number of those pending."),
          numberOrNull(
              "syncFailed",
              MappingStatus::syncFailed,
              "Number of those that should be in the group and are not."),
          timeOrNull(
              "lastFullSyncTime",
              sync(MappingStatus::lastFullSync, MappingStatus.Sync::time),
              "Start of the last full synchronization."),
          choiceOrNull(
              "lastFullSyncStatus",
              SYNC_STATE,
              sync(MappingStatus::lastFullSync, MappingStatus.Sync::status),
              "Result of the last full synchronization."),
          numberOrNull(
              "lastFullSyncMemberCount",
              sync(MappingStatus::lastFullSync, MappingStatus.Sync::memberCount),
              "Members in the last full synchronization."),
          timeOrNull(
              "lastSyncTime",
              sync(MappingStatus::lastSync, MappingStatus.Sync::time),
              "Start of the last synchronization."),
          choiceOrNull(
              "lastSyncStatus",
              SYNC_STATE,
              sync(MappingStatus::lastSync, MappingStatus.Sync::status),
              "Result of the last synchronization."),
          numberOrNull(
              "lastSyncMemberCount",
              sync(MappingStatus::lastSync, MappingStatus.Sync::memberCount),
              "Members in the last synchronization."),
          numberOrNull(
              "verifiedClients",
              status -> status.clients() == null ? null : (Long) status.clients().verified(),
              "Clients of the site with a verified Microsoft Entra device ID."),
          numberOrNull(
              "clients",
              status -> status.clients() == null ? null : status.clients().all(),
              "All clients of the site."),
          numberOrNull(
              "addsPerCycle",
              status -> status.progress().addsPerCycle(),
              "Members that a sync cycle requests, in the median of the newest cycles."),
          numberOrNull(
              "remaining",
              status -> status.progress().remaining(),
              "Members of the collection that are not in the group."),
          timeOrNull(
              "estimatedEnd",
              status -> status.progress().estimatedEnd(),
              "When the remaining members will have been requested."),
          list(
              "differences",
              DIFFERENCE,
              MappingStatus::differences,
              "Columns of the console that differ from the verdicts."));

  static final ObjectSchema<SyncPrediction> PREDICTION =
      ObjectSchema.of(
          "prediction",
          "What the next synchronization will do.",
          text("text", SyncPrediction::text, "The prediction, one or two sentences."),
          choice("grade", FindingJson.GRADE, SyncPrediction::grade, "How sure it is."),
          presence(
              "afterIncremental",
              SyncPrediction::afterIncremental,
              "Whether it is in the group after the next incremental synchronization."),
          presence(
              "afterFull",
              SyncPrediction::afterFull,
              "Whether it is in the group after a full synchronization."),
          words("blockedBy", SyncPrediction::blockedBy, "IDs of the causes that prevent it."));

  private static final ObjectSchema<TimelineEntry> TIMELINE_ENTRY =
      ObjectSchema.of(
          "timelineEntry",
          "Something that happened to a member.",
          timeOrNull("time", entry -> entry.event().time(), "Time of the record."),
          text("what", TimelineEntry::what, "What happened, one sentence."),
          text("source", entry -> entry.event().source(), "Path of the file in the bundle."),
          number("line", entry -> entry.event().line(), "Line in the file, from 1."));

  private static final ObjectSchema<Prerequisite> PREREQUISITE =
      ObjectSchema.of(
          "prerequisite",
          "Something that the synchronization needs.",
          text("title", Prerequisite::title, "What must be so."),
          choice(
              "state",
              Choice.of(Prerequisite.State.class),
              Prerequisite::state,
              "Whether it is so."),
          choice("grade", FindingJson.GRADE, Prerequisite::grade, "How sure the state is."),
          text("says", Prerequisite::says, "What the evidence shows, one sentence."),
          FindingJson.evidence(Prerequisite::evidence),
          FindingJson.missing(Prerequisite::missing));

  private ExplainJson() {}

  /** Reads one value of a synchronization that may be unknown. */
  private static <V> Property.NullableValue<MappingStatus, V> sync(
      Property.NullableValue<MappingStatus, MappingStatus.Sync> sync,
      Property.NullableValue<MappingStatus.Sync, V> value) {
    return status -> {
      MappingStatus.Sync one = sync.of(status);
      return one == null ? null : value.of(one);
    };
  }

  private static <T> Property<T> presence(
      String name, Function<T, Presence> presence, String meaning) {
    return flagOrNull(
        name,
        owner ->
            switch (presence.apply(owner)) {
              case IN -> true;
              case OUT -> false;
              case UNKNOWN -> null;
            },
        meaning);
  }

  /** Returns a member with its verdict. */
  public static ObjectSchema<MemberVerdict> verdict(SourceMachines machines) {
    return ObjectSchema.of(
        "verdict",
        "A member of a mapping with its verdict.",
        text("groupId", verdict -> verdict.mapping().groupId(), "Object ID of the group."),
        textOrNull("collectionId", verdict -> verdict.mapping().collectionId(), "Collection ID."),
        choice(
            "memberType",
            Choice.of(MemberType.class, type -> type.name().toLowerCase(Locale.ROOT)),
            verdict -> verdict.identity().memberType(),
            "Whether the member is a device or a user."),
        textOrNull(
            "name",
            verdict -> verdict.identity().name().orElse(null),
            "Name of the device or user."),
        id("deviceId", IdType.DEVICE_ID, "Microsoft Entra device ID."),
        id("objectId", IdType.OBJECT_ID, "Microsoft Entra object ID."),
        id("smsId", IdType.SMS_ID, "Configuration Manager client ID (SMSID)."),
        id("resourceId", IdType.RESOURCE_ID, "Configuration Manager resource ID."),
        choice(
            "verdict",
            Choice.of(VerdictState.class),
            verdict -> verdict.status().verdict(),
            "The verdict."),
        choice(
            "grade",
            FindingJson.GRADE,
            verdict -> verdict.status().grade(),
            "How sure the verdict is."),
        text("summary", MemberVerdict::summary, "The verdict, one or two sentences."),
        textOrNull(
            "why",
            verdict -> verdict.why().orElse(null),
            "The root cause, one sentence; null only for SYNCED."),
        textOrNull(
            "rootCause",
            verdict -> verdict.chain().root().orElse(null),
            "ID of the root cause; null where none is found."),
        textOrNull(
            "nextStep",
            verdict -> verdict.nextStep().orElse(null),
            "What to do next, one sentence; null where there is nothing to do."),
        presence(
            "inCollection",
            verdict -> verdict.status().inCollection(),
            "Whether it is in the collection; null where the case does not show it."),
        presence(
            "inGroup",
            verdict -> verdict.status().inGroup(),
            "Whether it is in the group; null where the case does not show it."),
        flag(
            "expected",
            verdict -> verdict.status().isExpected(),
            "Whether the state is as it should be."),
        valueOrNull(
            "prediction",
            PREDICTION,
            verdict -> verdict.prediction().orElse(null),
            "What the next synchronization will do."),
        list(
            "causes",
            FindingJson.CHAINED_CAUSE,
            verdict -> ChainedCause.of(verdict.causes(), verdict.chain()),
            "Causes that fit, root cause first."),
        list(
            "steps",
            FindingJson.step("stepOfMember", List.of(MemberPathStage.values()), machines),
            verdict -> verdict.status().path(),
            "The path of the member into the group, in order."),
        list(
            "timeline",
            TIMELINE_ENTRY,
            verdict -> verdict.status().timeline(),
            "What happened to the member, oldest first."),
        FindingJson.evidence(MemberVerdict::allEvidence),
        FindingJson.missing(MemberVerdict::allMissing));
  }

  private static Property<MemberVerdict> id(String name, IdType type, String meaning) {
    return textOrNull(
        name,
        verdict -> {
          String id = verdict.identity().best(type).orElse(null);
          return id == null ? null : new Id(type, id).display();
        },
        meaning);
  }

  /** Returns the document: mappings, verdicts, and what concerns all members together. */
  public static ObjectSchema<ExplainAnswer> document(SourceMachines machines) {
    return ObjectSchema.of(
        "explain",
        "Mappings and the verdicts of their members.",
        list(
            "mappings",
            MAPPING,
            answer -> answer.diagnosis().statuses(answer.request()),
            "The mappings with their status."),
        answerRows(
            "verdicts",
            verdict(machines),
            ExplainAnswer::forEach,
            "The members with their verdicts."),
        list(
            "site",
            FindingJson.SITE_CAUSE,
            answer -> answer.diagnosis().siteCauses(),
            "Causes that concern the whole site or tenant."),
        list(
            "prerequisites",
            PREREQUISITE,
            answer -> answer.diagnosis().prerequisites(),
            "What the synchronization needs, and whether it is so."),
        FindingJson.coverage(answer -> answer.diagnosis().sources()),
        list(
            "collectNext",
            FindingJson.COLLECTABLE,
            ExplainAnswer::collectNext,
            "What to collect for all members together, most useful first."),
        FindingJson.unknownErrors(ExplainAnswer::unknownErrors));
  }

  /**
   * The answer to a request. For one thread, and to be written once.
   *
   * @param wanted which of the verdicts are written
   * @param open what the verdicts leave open
   * @param actions of the case, where the request is for all its members
   * @param all whether errors of all logs that any answer rests on are named
   */
  public record ExplainAnswer(
      Diagnosis diagnosis,
      ExplainRequest request,
      Predicate<MemberVerdict> wanted,
      OpenQuestions open,
      ActionsOfCase actions,
      boolean all) {
    private void forEach(RowConsumer<MemberVerdict> consumer) {
      diagnosis.explain(
          request,
          RowConsumer.<MemberVerdict>unchecked(verdict -> {
            if (wanted.test(verdict)) {
              open.add(verdict);
              consumer.accept(verdict);
            }
          }));
    }

    private List<Collectable> collectNext() {
      if (request.subject() == null) {
        actions.headline(open);
      }
      return open.collectNext();
    }

    private List<UnknownErrorRecord> unknownErrors() {
      return all ? diagnosis.unknownErrors() : open.unknownErrors();
    }
  }
}
