package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.portal.PortalMessageCheck;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.reconcile.Reconciler;
import dev.synctrace.diagnosis.reconcile.Reconciler.MappingFilter;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.MemberCounts;
import dev.synctrace.diagnosis.status.StatusCounter;
import dev.synctrace.diagnosis.trace.advice.ActionCauses;
import dev.synctrace.diagnosis.trace.advice.ActionReasons;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Explains a case: what became of every member of every mapping, why, and what proves it; and why
 * tenant-attach actions went as they did. Answers come in the same order every time. For one
 * thread, while the case is open.
 */
public final class Diagnosis {
  /** Kinds whose events name members. */
  private static final List<Kind> NAMING =
      List.of(
          Kind.FACT_COLLECTION_MEMBER,
          Kind.FACT_CONSOLE_MEMBER,
          Kind.FACT_GROUP_MEMBER,
          Kind.FACT_SYSTEM,
          Kind.FACT_USER,
          Kind.FACT_DEVICE,
          Kind.FACT_ENTRA_USER,
          Kind.FACT_DSREGCMD);

  private final CaseEvents events;
  private final Reconciler reconciler;
  private final @Nullable AnswerCache cache;
  private final ActionCauses actionCauses;
  private final UserDeviceNames actionSubjects;
  private final ActionReasons actionReasons;
  private final PortalMessageCheck portalCheck;

  private Diagnosis(
      CaseEvents events, CauseCatalogue causes, @Nullable Instant at, @Nullable AnswerCache cache) {
    this.events = events;
    this.reconciler = new Reconciler(events, causes, at);
    this.actionSubjects = new UserDeviceNames(events);
    this.actionReasons = new ActionReasons(actionSubjects);
    this.cache = cache;
    this.actionCauses = new ActionCauses(reconciler.site(), causes);
    this.portalCheck = new PortalMessageCheck(reconciler.site(), causes);
  }

  /**
   * A diagnosis of an open case.
   *
   * @param at the instant the answers are for: whatever is later is ignored; null for the end of
   *     the case
   */
  public static Diagnosis of(Case opened, CauseCatalogue causes, @Nullable Instant at) {
    return of(new IndexedEvents(opened), causes, at);
  }

  /** A diagnosis of events from elsewhere than an index. */
  public static Diagnosis of(CaseEvents events, CauseCatalogue causes, @Nullable Instant at) {
    return new Diagnosis(events, causes, at, null);
  }

  /**
   * As {@link #of(Case, CauseCatalogue, Instant)}, but who asks for all members gets the verdicts
   * that are stored with the case, if there are any and they are those that would be judged now.
   *
   * @param program tells one build of the program from every other; asked only when needed
   */
  public static Diagnosis withCache(
      Case opened, CauseCatalogue causes, @Nullable Instant at, Supplier<String> program) {
    boolean valid = at == null && causes.isBuiltIn();
    return new Diagnosis(
        new IndexedEvents(opened), causes, at, valid ? new AnswerCache(opened, program) : null);
  }

  /** Every mapping the case knows, by group and collection. */
  public List<Mapping> mappings() {
    return reconciler.site().mappings();
  }

  /**
   * The status of the mappings a request is for, in the order of {@link #mappings()}. Every member
   * is judged for it.
   */
  public List<MappingStatus> statuses(ExplainRequest request) {
    Map<Mapping, StatusCounter> counters = new LinkedHashMap<>();
    MappingFilter filter = filter(request);
    Optional<Map<Mapping, MemberCounts>> counts = cache == null ? Optional.empty() : cache.counts();
    for (Mapping mapping : mappings()) {
      if (filter.accepts(mapping)) {
        MemberCounts counted = counts.map(all -> all.get(mapping)).orElseGet(MemberCounts::new);
        counters.put(mapping, new StatusCounter(reconciler.context(mapping), counted));
      }
    }
    if (counts.isEmpty()) {
      all(
          filter,
          false,
          verdict -> Objects.requireNonNull(counters.get(verdict.mapping())).add(verdict.status()));
    }
    return counters.values().stream().map(StatusCounter::status).toList();
  }

  /**
   * The verdicts a request is for: by mapping, then by the member's name and id. A subject is a
   * group or collection before it is a device or user of the same name; ids cannot clash.
   *
   * @return how many were passed on
   */
  public long explain(ExplainRequest request, Consumer<MemberVerdict> sink) {
    Counted counted = new Counted(request, sink);
    String subject = request.subject();
    if (subject == null || isMapping(subject)) {
      all(filter(request), true, counted);
    } else {
      reconciler.one(subject, filter(request), counted);
    }
    return counted.passed;
  }

  /** As {@link #explain(ExplainRequest, Consumer)}, all in memory: for a few members. */
  public List<MemberVerdict> explain(ExplainRequest request) {
    List<MemberVerdict> verdicts = new ArrayList<>();
    explain(request, verdicts::add);
    return verdicts;
  }

  /** Causes of the whole site or tenant, best first. */
  public List<FoundCause> siteCauses() {
    return reconciler.siteCauses();
  }

  /**
   * What is wrong with sources that only the whole case shows: lists of members or owners that do
   * not say of which group they are, where the mappings do not decide it either. One line each, by
   * the source's path.
   */
  public SortedMap<String, String> sourceProblems() {
    return reconciler.unnamedLists();
  }

  /** Gathers what the verdicts of a request leave open; it is to be given each of them. */
  public OpenQuestions openQuestions(ExplainRequest request) {
    String subject = request.subject();
    return reconciler.openQuestions(subject != null && !isMapping(subject));
  }

  /** Errors and warnings of unknown kind in the logs that actions show in, most frequent first. */
  public List<UnknownErrorRecord> unknownErrorsOfActions() {
    return reconciler.unknownErrors().ofActions();
  }

  /** Those in all logs that an answer rests on, most frequent first. */
  public List<UnknownErrorRecord> unknownErrors() {
    return reconciler.unknownErrors().all();
  }

  /** The causes that fit one tenant-attach action, best first. */
  public List<FoundCause> causesOf(Trace action) {
    return actionCauses.of(action);
  }

  /** Names the users and devices of actions. */
  public UserDeviceNames actionSubjects() {
    return actionSubjects;
  }

  /** One action with its causes, user and devices, and the reason why it stopped. */
  public ExplainedAction explained(Trace action) {
    List<FoundCause> causes = causesOf(action);
    return new ExplainedAction(
        action,
        causes,
        actionReasons.of(action, causes),
        actionSubjects.userOf(action),
        actionSubjects.deviceSummary(action));
  }

  /** Of the {@link #siteCauses()} those of tenant attach, best first. */
  public List<FoundCause> tenantAttachCauses() {
    return actionCauses.ofTheSite();
  }

  /** Looks texts of the admin center up and checks their causes against the case. */
  public PortalMessageCheck portalCheck() {
    return portalCheck;
  }

  /** What the sources of the case can tell at all. */
  public Coverage coverage() {
    return reconciler.site().coverage();
  }

  /** Which machine wrote each source of the case. */
  public SourceMachines machines() {
    return reconciler.machines();
  }

  /** What each source of the case can tell, by path. */
  public List<SourceCoverage> sources() {
    return reconciler.site().sources();
  }

  /** What the case holds on the whole site and tenant. */
  public SiteContext site() {
    return reconciler.site();
  }

  /** What the case holds on one of {@link #mappings()}. */
  public MappingContext context(Mapping mapping) {
    return reconciler.context(mapping);
  }

  /** What synchronization needs, with pass, fail or unknown. */
  public List<Prerequisite> prerequisites() {
    return Prerequisite.checklist(
        reconciler.site(), mappings().stream().map(reconciler::context).toList());
  }

  /**
   * Up to three names or IDs of members, groups and collections that are like a text, best first.
   */
  public List<String> nearest(String text) {
    Set<String> names = mappingNames();
    for (Attribute attribute :
        List.of(Attribute.HOST_NAME, Attribute.USER_NAME, Attribute.ACCOUNT_NAME)) {
      names.addAll(events.values(EventQuery.of(NAMING), attribute).keySet());
    }
    return DidYouMean.to(text.strip(), names);
  }

  /** Whether a request is for a mapping of the case, by its group, collection or subject. */
  public boolean hasMappingFor(ExplainRequest request) {
    MappingFilter filter = filter(request);
    return mappings().stream().anyMatch(filter::accepts);
  }

  /** Up to three names or IDs of groups and collections that are like a text, best first. */
  public List<String> nearestMappings(String text) {
    return DidYouMean.to(text.strip(), mappingNames());
  }

  private Set<String> mappingNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Mapping mapping : mappings()) {
      names.add(mapping.groupId());
      Optional.ofNullable(mapping.groupName()).ifPresent(names::add);
      Optional.ofNullable(mapping.collectionId()).ifPresent(names::add);
      Optional.ofNullable(mapping.collectionName()).ifPresent(names::add);
    }
    return names;
  }

  private void all(MappingFilter filter, boolean withCauses, Consumer<MemberVerdict> sink) {
    if (cache == null || !cache.verdicts(filter, sink)) {
      reconciler.all(filter, withCauses, sink);
    }
  }

  /** Returns whether a text is the ID or name of a group or collection of {@link #mappings()}. */
  public boolean isMapping(String subject) {
    return mappings().stream()
        .anyMatch(mapping ->
            MappingFilter.isGroup(mapping, subject)
                || MappingFilter.isCollection(mapping, subject));
  }

  private MappingFilter filter(ExplainRequest request) {
    String subject = request.subject();
    String group = request.group();
    String collection = request.collection();
    if (subject != null && isMapping(subject)) {
      boolean isGroup = mappings().stream().anyMatch(m -> MappingFilter.isGroup(m, subject));
      group = isGroup ? subject : group;
      collection = isGroup ? collection : subject;
    }
    return new MappingFilter(group, collection);
  }

  /** Lets the wanted verdicts through. */
  private static final class Counted implements Consumer<MemberVerdict> {
    private final ExplainRequest request;
    private final Consumer<MemberVerdict> sink;
    private long passed;

    Counted(ExplainRequest request, Consumer<MemberVerdict> sink) {
      this.request = request;
      this.sink = sink;
    }

    @Override
    public void accept(MemberVerdict verdict) {
      if (request.verdict() == null || request.verdict() == verdict.status().verdict()) {
        passed++;
        sink.accept(verdict);
      }
    }
  }
}
